import { adjustedBasisFinding } from '@core/importing/adjusted-basis';
import type { SeriesData } from '@core/series-data';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;

/** Closes of 100 on the days first ... last, and what is left of them after later dividends. */
function bars(first: number, last: number, share: (d: number) => number): SeriesData {
  const days = Float64Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const close = days.map(() => 100);
  return {
    kind: 'bars',
    bars: {
      time: days.map((d) => d * day),
      open: close,
      high: close,
      low: close,
      close,
      volume: close,
      adjustedClose: days.map((d) => 100 * share(d)),
    },
  };
}

const before = bars(0, 99, () => 1);
/** A dividend of 1% on day 105. */
const since = (d: number) => (d < 105 ? 0.99 : 1);

describe('an adjusted close of before a dividend beside one of after it', () => {
  it('is warned of, with what to do', () => {
    expect(adjustedBasisFinding(before, bars(0, 110, since))).toMatchObject({
      kind: 'adjusted-basis',
      severity: 'warning',
      count: 100,
      message:
        'The adjusted close of 100 bars that the series has is another in the file, as after a dividend or a split. Replace what differs: else adjusted returns leap where the two meet.',
    });
  });

  it('asks for a file from the first bar on where this one begins later', () => {
    expect(adjustedBasisFinding(before, bars(90, 110, since))?.message).toContain(
      'adjusted close of 10 bars that the series has is another in the file, as after a dividend or a split. Replace what differs, and take a file that reaches back to the first bar of the series, 1970-01-01:',
    );
  });

  it('is no matter where a few bars were corrected, digits were rounded, or there is nothing to compare', () => {
    expect(
      adjustedBasisFinding(
        before,
        bars(90, 110, (d) => (d < 93 ? 0.9 : 1)),
      ),
    ).toBeNull();
    expect(
      adjustedBasisFinding(
        before,
        bars(90, 110, () => 1.00001),
      ),
    ).toBeNull();
    expect(adjustedBasisFinding(before, bars(100, 110, since))).toBeNull();
    const value = { kind: 'scalar', time: new Float64Array(1), value: new Float64Array(1) } as const;
    expect(adjustedBasisFinding(value, value)).toBeNull();
  });
});
