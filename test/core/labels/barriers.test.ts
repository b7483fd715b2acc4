import { metaLabels } from '@core/labels/meta';
import { tripleBarrierLabels } from '@core/labels/triple-barrier';
import { describe, expect, it } from 'vitest';

type Bar = readonly [open: number, high: number, low: number, close: number];

/** The first bar closes at 100 and the volatility is 1%: barriers two volatilities away lie at 102 and 98. */
function market(...later: readonly Bar[]) {
  const all: readonly Bar[] = [[100, 100, 100, 100], ...later];
  const column = (k: number) => Float64Array.from(all, (bar) => bar[k]!);
  return { open: column(0), high: column(1), low: column(2), close: column(3) };
}

function label(
  later: readonly Bar[],
  asked: { atEnd?: 'neither' | 'side'; upper?: number | null; breakAt?: number } = {},
) {
  const bars = market(...later);
  const { upper = 2, atEnd = 'neither' } = asked;
  const settings = { horizon: later.length, upper, lower: 2, atEnd };
  const breaks =
    asked.breakAt === undefined ? null : Uint8Array.from(bars.close, (_, t) => +(t === asked.breakAt));
  const { values, ends, returns } = tripleBarrierLabels(
    bars,
    bars.close.map(() => 0.01),
    settings,
    breaks,
  );
  return [values[0], ends[0], Number(returns[0]!.toFixed(6))];
}

const quiet: Bar = [100, 101, 99, 100.5];
const both: Bar = [100, 103, 97, 101];

describe('a triple barrier', () => {
  it('is touched by the high or the low of a bar, whatever its close', () => {
    expect(label([quiet, [100.5, 102.5, 100, 100], quiet])).toEqual([2, 2, 0.02]);
    expect(label([quiet, [100.5, 101, 97.5, 101.5], quiet])).toEqual([0, 2, -0.02]);
  });

  it('is left at the open that jumps over it, though the bar reaches the other one later', () => {
    expect(label([[103, 103.5, 96, 97]])).toEqual([2, 1, 0.03]);
    expect(label([[97, 104, 96, 103]])).toEqual([0, 1, -0.03]);
  });

  it('counts as neither where one bar reaches both, since nobody knows the first', () => {
    expect(label([quiet, both, quiet])).toEqual([1, 2, NaN]);
    expect(label([quiet, both, quiet], { atEnd: 'side' })).toEqual([1, 2, NaN]);
  });

  it('runs out of time as neither, or on the side of the close', () => {
    expect(label([quiet, quiet])).toEqual([1, 2, 0.005]);
    expect(label([quiet, quiet], { atEnd: 'side' })).toEqual([2, 2, 0.005]);
    expect(label([quiet, [100, 101, 99, 99]], { atEnd: 'side' })).toEqual([0, 2, -0.01]);
    expect(label([quiet, [100, 101, 99, 100]], { atEnd: 'side' })).toEqual([1, 2, 0]);
  });

  it('has no upper barrier where none is asked for', () => {
    expect(label([[100, 150, 99, 120], quiet], { upper: null })).toEqual([1, 2, 0.005]);
  });

  it('is unknown where bars are missing within the horizon, even after a touch, and where prices are', () => {
    const touched: Bar = [100, 103, 99, 102];
    expect(label([touched, quiet, quiet])).toEqual([2, 1, 0.02]);
    expect(label([touched, quiet, quiet], { breakAt: 3 })).toEqual([NaN, 0, NaN]);
    expect(label([quiet, [100, NaN, 99, 100], touched])).toEqual([NaN, 0, NaN]);
    expect(label([quiet, [100, 101, 99, NaN]])).toEqual([NaN, 0, NaN]);
  });

  it('is unknown without a volatility, and for the last bars of the data', () => {
    const bars = market(quiet, quiet, quiet);
    const settings = { horizon: 2, upper: 2, lower: 2, atEnd: 'neither' } as const;
    const { values } = tripleBarrierLabels(bars, Float64Array.of(0, 0.01, 0.01, 0.01), settings);
    expect(values).toEqual(Float64Array.of(NaN, 1, NaN, NaN));
  });
});

describe('a meta-label', () => {
  const bet = (side: number, later: readonly Bar[]) => {
    const bars = market(...later);
    const barriers = { horizon: later.length, profit: 2, stop: 1 };
    const { values, ends, returns } = metaLabels(
      bars,
      bars.close.map(() => side),
      bars.close.map(() => 0.01),
      barriers,
    );
    return [values[0], ends[0], Number(returns[0]!.toFixed(6))];
  };
  const calm: Bar = [100, 100.5, 99.5, 100.2];

  it('takes its profit on the side of the bet and is stopped on the other', () => {
    expect(bet(1, [[100, 102, 99.5, 100], calm])).toEqual([1, 1, 0.02]);
    expect(bet(1, [[100, 101, 99, 100], calm])).toEqual([0, 1, -0.01]);
    expect(bet(-1, [[100, 100.5, 98, 100], calm])).toEqual([1, 1, 0.02]);
    expect(bet(-0.3, [[100, 101, 99, 100], calm])).toEqual([0, 1, -0.01]);
  });

  it('counts a bar that reaches both barriers as lost', () => {
    expect(bet(1, [both, calm])).toEqual([0, 1, -0.01]);
    expect(bet(-1, [both, calm])).toEqual([0, 1, -0.01]);
  });

  it('is judged by the close where time runs out', () => {
    expect(bet(1, [calm, calm])).toEqual([1, 2, 0.002]);
    expect(bet(-1, [calm, calm])).toEqual([0, 2, -0.002]);
    expect(bet(1, [calm, [100, 100, 100, 100]])).toEqual([0, 2, 0]);
  });

  it('is unknown where there is no bet', () => {
    expect(bet(0, [calm])).toEqual([NaN, 0, NaN]);
    expect(bet(NaN, [calm])).toEqual([NaN, 0, NaN]);
  });
});
