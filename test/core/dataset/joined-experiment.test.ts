import type { ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import { prepareDataset } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';
import type { AuxiliarySpec, FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';
import { auxiliaryOf, day, scalarOf } from './joining';
import { makeSpec } from './make-spec';

const length = 300;
const bars = sampleBars(length);
const start = bars.time[0]!;

function dataWith(vix: SourceSeries): ExperimentData {
  const series = {
    data: { kind: 'bars', bars: { ...bars, adjustedClose: null } },
    intervalMs: day,
    actions: [],
  } as const;
  return { series, auxiliary: new Map([['vix', vix]]), panel: [] };
}

/** One wandering value for each of the days first ... last. */
function vixOf(first: number, last: number): SourceSeries {
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return scalarOf(
    days.map((d) => start + d * day),
    days.map((d) => 20 + Math.sin(d) + Math.sin(d * d)),
  );
}

function prepare(vix: SourceSeries, feature: FeatureSpec, one: Partial<AuxiliarySpec> = {}) {
  const features = [{ kind: 'return' }, feature];
  return prepareDataset(
    makeSpec({ data: { series: 'S', auxiliary: [auxiliaryOf(one)] }, features }),
    dataWith(vix),
  );
}

/** What is said where the data cannot carry the spec. */
function refusal(vix: SourceSeries, feature: FeatureSpec): string {
  try {
    prepare(vix, feature);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}

const level: FeatureSpec = { kind: 'seriesLevel', series: 'vix' };

describe('an experiment that joins a series', () => {
  it('has it among its features as it was known, and nothing to warn of', () => {
    const vix = vixOf(0, length - 1);
    const { matrix, scaler, rows, featureNames, warnings } = prepare(vix, level, { lag: 2 });
    expect(featureNames[1]).toBe('Value of vix');
    const value = vix.data.kind === 'scalar' ? vix.data.value : new Float64Array();
    const scaled = (one: number) => Math.fround((one - scaler.mean![1]!) / scaler.sd![1]!);
    for (const t of [2, 100, length - 1]) expect(matrix[2 * t + 1]).toBe(scaled(value[t - 2]!));
    // Four bars of a window, none of them before the first value.
    expect(rows.train[0]).toBe(5);
    expect(warnings).toEqual([]);
  });

  it('is told of a series that nothing reads', () => {
    expect(prepare(vixOf(0, length - 1), { kind: 'rsi' }).warnings).toEqual([
      'vix (VIX) is joined, and no feature reads it.',
    ]);
  });

  it('is told from when a series is known, and has no row before', () => {
    const { rows, warnings } = prepare(vixOf(100, length - 1), level);
    expect(rows.train[0]).toBe(103);
    expect(warnings).toEqual([
      'vix (VIX) is first known at the bar of 2000-04-10: features that read it have no value on the 100 bars before.',
    ]);
  });

  it('is told of the bars that still read the last value', () => {
    expect(prepare(vixOf(0, length - 51), level).warnings).toEqual([
      'vix (VIX) ends on 2000-09-07, and the 48 bars after that read its last value; import what is missing, or end the period there.',
    ]);
  });

  it('is told where dates are taken for the moments that values were known', () => {
    const stamps = vixOf(0, length - 1);
    expect(prepare(stamps, level, { stamped: 'end' }).warnings).toEqual([
      'vix (VIX) is taken as known at its times, and those are dates: its value of 2000-10-26 is used from 00:00 UTC of that day on, before the day is over. Set data.auxiliary stamped to "start", or give it a lag, unless each was published by then.',
    ]);
    expect(prepare(stamps, level, { stamped: 'end', lag: 1 }).warnings).toEqual([]);
  });

  it.each<[string, SourceSeries, FeatureSpec, string]>([
    [
      'begins after the last bar',
      vixOf(length, length + 9),
      level,
      'features.1 (Value of vix) has no value on any bar: nothing of vix is known by any bar of the period; choose a later period or a series that begins earlier',
    ],
    [
      'is known on fewer bars than the feature needs',
      vixOf(length - 10, length - 1),
      { kind: 'seriesSurprise', series: 'vix', period: 20 },
      'features.1 (Surprise 20 of vix) has no value on any bar: it needs 21 bars and vix is known at 10 of the period; use a longer period or smaller parameters',
    ],
    [
      'never moves',
      scalarOf([start], [20]),
      { kind: 'seriesSurprise', series: 'vix', period: 20 },
      'features.1 (Surprise 20 of vix) has no value on any bar: its inputs never move or have too many gaps; remove the feature',
    ],
    [
      'is of another kind than the feature reads',
      vixOf(0, length - 1),
      { kind: 'bookSpread', series: 'vix' },
      'features.1.series needs a joined series that is an order book, and vix is not; add one under data.auxiliary',
    ],
    [
      'lacks a column that a formula reads',
      vixOf(0, length - 1),
      { kind: 'formula', formula: 'close / vix_close' },
      'features.1.formula at column 9: "vix_close" is not a column here. It is called vix',
    ],
  ])('is refused with a sentence where the series %s', (_, vix, feature, message) => {
    expect(refusal(vix, feature)).toContain(message);
  });

  it('warns of the level of joined prices that were adjusted, and not of that of an index', () => {
    const adjusted = { ...sampleBars(length, 2), adjustedClose: sampleBars(length, 2).close };
    const traded = { ...bars, adjustedClose: bars.close };
    const warningsWith = (vix: SourceSeries) => {
      const data = dataWith(vix);
      const spec = makeSpec({
        data: { series: 'S', prices: 'adjusted', auxiliary: [auxiliaryOf()] },
        features: [level, { kind: 'return' }],
      });
      const series = { ...data.series, data: { kind: 'bars', bars: traded } } as const;
      return prepareDataset(spec, { ...data, series }).warnings;
    };
    expect(warningsWith({ data: { kind: 'bars', bars: adjusted }, intervalMs: day, actions: [] })).toEqual([
      'Value of vix is a price level, and adjusted price levels hold dividends and splits paid later; prefer a return or a slope.',
    ]);
    expect(warningsWith(vixOf(0, length - 1))).toEqual([]);
  });
});
