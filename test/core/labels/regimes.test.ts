import { regimeLabels } from '@core/labels/regime';
import { regimesOf } from '@core/labels/regimes';
import { describe, expect, it } from 'vitest';

const rule = { rise: 0.1, fall: 0.1, stall: 3 };
const of = (...close: readonly number[]) => Float64Array.from(close);

describe('regimes', () => {
  it('turn to bull at the bar that stands 10% above the lowest close, to bear 10% below the highest', () => {
    expect(regimesOf(of(100, 95, 104, 104.6, 110, 120, 108.1, 107.9, 100), rule)).toEqual(
      of(1, 1, 1, 2, 2, 2, 2, 0, 0),
    );
  });

  it('turn sideways where no new extreme is set for the stall, and measure from there', () => {
    const close = of(100, 110.1, 115, 114, 113, 112, 118, 124);
    expect(regimesOf(close, rule)).toEqual(of(1, 2, 2, 2, 2, 1, 1, 2));
  });

  it('turn from bull to bear at once on a crash, the stall notwithstanding', () => {
    expect(regimesOf(of(100, 110.1, 109, 108, 90), rule)).toEqual(of(1, 2, 2, 2, 0));
  });

  it('are held over a missing close, which has none', () => {
    expect(regimesOf(of(NaN, 100, 111, NaN, 112), rule)).toEqual(of(NaN, 1, 2, NaN, 2));
  });
});

describe('regime labels', () => {
  const close = of(100, 111, 112, 100);
  it('are the regime of a later bar and end there', () => {
    const { values, ends } = regimeLabels(close, 2, rule);
    expect(values).toEqual(of(2, 0, NaN, NaN));
    expect([...ends]).toEqual([2, 3, 2, 3]);
  });

  it('reach across no break', () => {
    expect(regimeLabels(close, 2, rule, Uint8Array.of(0, 0, 0, 1)).values).toEqual(of(2, NaN, NaN, NaN));
  });
});
