import {
  formatAgo,
  formatBarTime,
  formatBasisPoints,
  formatBytes,
  formatChange,
  formatCompact,
  formatCount,
  formatDuration,
  formatInterval,
  formatLoss,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPrice,
  formatRatio,
  formatSquaredPercent,
  NOT_AVAILABLE,
  priceFormatFor,
  valueFormatOf,
} from '@renderer/ui/format';
import { describe, expect, it } from 'vitest';

describe('mean squares of shares', () => {
  it('are in squared per cent, so that their root is in per cent', () => {
    expect(formatSquaredPercent(0.01339 ** 2)).toBe('1.793%²');
    expect(formatSquaredPercent(0.03467 ** 2)).toBe('12.02%²');
    expect(formatSquaredPercent(0.0005 ** 2)).toBe('0.002500%²');
    expect(formatSquaredPercent(0)).toBe('0.000%²');
    expect(formatSquaredPercent(null)).toBe('n/a');
  });
});

describe('undefined figures', () => {
  it('are n/a in every format, never 0', () => {
    const formats = [
      formatNumber,
      formatPercent,
      formatChange,
      formatBasisPoints,
      formatRatio,
      formatLoss,
      formatPrice,
      formatCompact,
      formatBytes,
      formatInterval,
      formatDuration,
    ];
    for (const format of formats) {
      expect([format(null), format(Number.NaN), format(undefined), format(Number.POSITIVE_INFINITY)]).toEqual(
        Array(4).fill(NOT_AVAILABLE),
      );
    }
  });
});

describe('numbers', () => {
  it('have thousands separators and a true minus sign', () => {
    expect(formatNumber(-1234567.891, 2)).toBe('−1,234,567.89');
  });

  it('lose the sign when they round to zero', () => {
    expect(formatNumber(-0.001, 2)).toBe('0.00');
    expect(formatChange(-0.00001)).toBe('0.00%');
    expect(formatChange(0.00001)).toBe('0.00%');
  });

  it('show shares as per cent, changes with their sign', () => {
    expect(formatPercent(0.5432)).toBe('54.3%');
    expect(formatChange(0.012)).toBe('+1.20%');
    expect(formatChange(-0.25)).toBe('−25.00%');
  });

  it('show Sharpe with two decimals, loss with four, basis points with their unit', () => {
    expect(formatRatio(-0.4549)).toBe('−0.45');
    expect(formatLoss(Math.LN2)).toBe('0.6931');
    expect([formatBasisPoints(2), formatBasisPoints(1.5)]).toEqual(['2 bp', '1.5 bp']);
  });

  it('show large counts in short', () => {
    expect([formatCompact(3_812_345), formatCompact(12_400), formatCompact(999)]).toEqual([
      '3.81M',
      '12.4K',
      '999',
    ]);
  });

  it('count things in words', () => {
    expect([formatCount(1, 'bar'), formatCount(12_000, 'bar')]).toEqual(['1 bar', '12,000 bars']);
  });
});

describe('prices', () => {
  it('of one column have the same decimals, by the largest of them', () => {
    const format = priceFormatFor(Float64Array.of(9.5, 12, Number.NaN));
    expect([format(9.5), format(12)]).toEqual(['9.50', '12.00']);
  });

  it('below 10 have four decimals, below 0.1 six', () => {
    expect(priceFormatFor(Float64Array.of(1.0812))(1.0812)).toBe('1.0812');
    expect(priceFormatFor(Float64Array.of(0.000123))(0.000123)).toBe('0.000123');
  });
});

describe('values of any size', () => {
  it.each([
    [52.314, 52.314, '52.31'],
    [0.5, 0.25, '0.2500'],
    [0.0000213, 0.00000213, '0.00000213'],
    [3e-12, 1.234e-12, '1.23e−12'],
    [8_000, 1234.5, '1,234.50'],
    [3_800_000, 1_234_567, '1.23M'],
    [0, 0, '0.00'],
  ])('up to %d write %d as %s', (largest, value, text) => {
    expect(valueFormatOf(largest)(value)).toBe(text);
  });

  it('show what is undefined as n/a, however large the others are', () => {
    for (const largest of [0, 1, 1e-12, 1e9]) expect(valueFormatOf(largest)(Number.NaN)).toBe('n/a');
  });
});

describe('times', () => {
  const moment = Date.UTC(2024, 2, 28, 14, 5, 9);

  it('of bars are dates from a day up, minutes below, seconds below a minute, all UTC', () => {
    expect(formatBarTime(moment, 86_400_000)).toBe('2024-03-28');
    expect(formatBarTime(moment, 60_000)).toBe('2024-03-28 14:05');
    expect(formatBarTime(moment, 1000)).toBe('2024-03-28 14:05:09');
  });

  it('from first to last bar are days, or the times of a day where there is but one', () => {
    const [morning, evening] = [Date.UTC(2024, 0, 2, 9, 30), Date.UTC(2024, 0, 2, 16, 0, 5)];
    expect(formatPeriod(morning, evening, 300_000)).toBe('2024-01-02 09:30 \u2013 16:00');
    expect(formatPeriod(morning, evening, 1000)).toBe('2024-01-02 09:30:00 \u2013 16:00:05');
    expect(formatPeriod(morning, evening + 86_400_000, 300_000)).toBe('2024-01-02 \u2013 2024-01-03');
    expect(formatPeriod(morning, morning, 86_400_000)).toBe('2024-01-02 \u2013 2024-01-02');
    expect(formatPeriod(Number.NaN, Number.NaN, 1000)).toBe('n/a');
  });

  it('between bars are one number and one unit', () => {
    const units = [86_400_000, 604_800_000, 3_600_000, 900_000, 1000, 172_800_000, 250].map(formatInterval);
    expect(units).toEqual(['1 day', '1 week', '1 h', '15 min', '1 s', '2 days', '250 ms']);
  });

  it('that something takes grow coarser as they grow', () => {
    const spans = [0.0002, 0.018, 0.42, 9.96, 42.4, 74, 3599.6, 7800].map(formatDuration);
    expect(spans).toEqual([
      '1 ms',
      '18 ms',
      '0.4 s',
      '10 s',
      '42 s',
      '1 min 14 s',
      '1 h 00 min',
      '2 h 10 min',
    ]);
  });

  it('that lie back are counted until two weeks', () => {
    const ago = (seconds: number) => formatAgo(moment - seconds * 1000, moment);
    expect([ago(5), ago(300), ago(10_800), ago(86_400), ago(3 * 86_400)]).toEqual([
      'just now',
      '5 min ago',
      '3 h ago',
      '1 day ago',
      '3 days ago',
    ]);
  });
});

describe('file sizes', () => {
  it('have the unit that keeps them below a thousand', () => {
    expect([formatBytes(0), formatBytes(812), formatBytes(4_200_000), formatBytes(1e12)]).toEqual([
      '0 B',
      '812 B',
      '4.2 MB',
      '1.0 TB',
    ]);
  });
});
