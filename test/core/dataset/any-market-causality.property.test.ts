import type { Bars } from '@core/bars';
import { dayOfDailyBar } from '@core/calendars/bar-days';
import { requireCalendar } from '@core/calendars/calendar';
import { mondayOf } from '@core/calendars/days';
import { sessionOn } from '@core/calendars/sessions';
import type { ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import { marketOf } from '@core/dataset/market';
import { prepareDataset } from '@core/dataset/prepare';
import { columnsOf, dataOf as dataFrom, type SeriesData, timesOf } from '@core/series-data';
import { AppError } from '@shared/errors';
import { type AuxiliarySpec, barIntervalMs, type ExperimentSpec } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOfCase, type MarketCase, marketCases } from './any-market';
import { day, hour, minute } from './joining';
import { makeSpec } from './make-spec';

const features = [
  'pct(close, 1)',
  'log(high / low) + open / close',
  'volume / sma(volume, 2)',
  'pct(spy_close, 1) + spy_open / spy_high',
  'qqq_volume / qqq_close',
  'vix',
  'mood - lag(mood, 1)',
  'book_bid_size_1 / book_ask_size_3',
].map((formula) => ({ kind: 'formula', formula }));

function specOf({ data, auxiliary }: MarketCase): ExperimentSpec {
  return makeSpec({
    data: { series: 'Sample', ...data, auxiliary },
    features: [...features, { kind: 'weekday' }, { kind: 'timeOfDay' }],
    scaler: { kind: 'none' },
    label: { kind: 'return' },
    window: { lookback: 2 },
    split: { train: 0.5, validation: 0.25, test: 0.25 },
  });
}

/** The first moment at which somebody could trade on each bar: where it begins, or its first session where that is sooner. */
function tradeable(
  time: Float64Array,
  { calendar, interval }: ExperimentSpec['data'],
  source: number,
): Float64Array {
  const intervalMs = interval === 'series' ? source : barIntervalMs[interval];
  if (calendar === null || intervalMs < day) return time;
  const exchange = requireCalendar(calendar);
  return time.map((start) => {
    const date = dayOfDailyBar(exchange, start);
    const days = intervalMs > day ? Array.from({ length: 7 }, (_, i) => mondayOf(date) + i) : [date];
    return Math.min(start, ...days.map((one) => sessionOn(exchange, one)?.open ?? Infinity));
  });
}

/** When each value could be known, in the plainest way. */
function knownAt({ data, intervalMs }: SourceSeries, { stamped, lag, lagUnit }: AuxiliarySpec): Float64Array {
  const lagMs = { minutes: minute, hours: hour, days: day, bars: 0 }[lagUnit] * lag;
  return timesOf(data).map((time, i, all) => {
    const next = all[i + 1] ?? Infinity;
    const over = next - time <= 1.05 * intervalMs ? next : time + intervalMs;
    return (stamped === 'start' ? over : time) + lagMs;
  });
}

/** Other values, three and more times as large, wherever `isLater`; at the same times. */
function withOthers(data: SeriesData, isLater: (i: number) => boolean): SeriesData {
  const [time, ...columns] = columnsOf(data);
  const others = columns.map((column) =>
    column.map((value, i) => (isLater(i) ? value * (3 + (i % 5)) : value)),
  );
  return dataFrom(data.kind, [time!, ...others]);
}

/** The same up to the moment at which one can act on bar `t`; all that is known only after it is other. */
function withOtherFuture(
  { series, auxiliary }: ExperimentData,
  spec: ExperimentSpec['data'],
  moments: Float64Array,
  t: number,
): ExperimentData {
  const later = series.data.bars.time.map((time) => (time >= moments[t + 1]! ? 1 : 0));
  const data = withOthers(series.data, (i) => later[i] === 1);
  if (data.kind !== 'bars') throw new Error('not bars');
  // Much later bars begin at other minutes too: near ones decide whether bar `t` is over.
  const muchLater = moments[t + 9] ?? Infinity;
  const shift = series.intervalMs < day ? 7 * minute : 0;
  const time = data.bars.time.map((start) => (start >= muchLater ? start + shift : start));
  return {
    series: { ...series, data: { ...data, bars: { ...data.bars, time } } },
    panel: [],
    auxiliary: new Map(
      spec.auxiliary.map((one) => {
        const source = auxiliary.get(one.name)!;
        const known = knownAt(source, one);
        const bar = one.lagUnit === 'bars' ? t - one.lag + 1 : t + 1;
        const moment = moments[bar] ?? -Infinity;
        return [one.name, { ...source, data: withOthers(source.data, (i) => known[i]! > moment) }];
      }),
    ),
  };
}

/** Any bar but the last; every second time one that stands in for a missing one, where there are such. */
function oneOf({ time, volume }: Bars, where: number): number {
  const any = Array.from({ length: time.length - 1 }, (_, t) => t);
  const filled = any.filter((t) => volume[t] === 0);
  const among = filled.length > 0 && (1000 * where) % 2 < 1 ? filled : any;
  return among[Math.floor(where * (among.length - 1))]!;
}

function columnsOfBars({ time, open, high, low, close, volume }: Bars): readonly Float64Array[] {
  return [time, open, high, low, close, volume];
}

/** Which of the first bars begin after a gap that no window may reach across; none unless the spec asks for it. */
function breaksUpTo(spec: ExperimentSpec, data: ExperimentData, t: number): readonly number[] {
  if (spec.data.missingBars !== 'break') return [];
  return [...(marketOf(spec.data, data).breaks?.subarray(0, t + 1) ?? [])];
}

const numRuns = 80;

describe('of any market, in any session, length and completeness, beside any series', () => {
  it('nothing that is known only once the next bar can be traded moves a bar, a joined value or a feature', () => {
    const counts = { tried: 0, moved: 0 };
    fc.assert(
      fc.property(marketCases, fc.double({ min: 0, max: 1, noNaN: true }), (one, where) => {
        const spec = specOf(one);
        const data = dataOfCase(one);
        const before = prepared(spec, data);
        if (before === null) return;
        const { time } = before.bars;
        const t = oneOf(before.bars, where);
        const moments = tradeable(time, spec.data, data.series.intervalMs);
        const other = withOtherFuture(data, spec.data, moments, t);
        const after = prepareDataset(spec, other);
        const cells = (t + 1) * before.featureNames.length;
        const isExact = spec.data.prices === 'raw';
        expect(firstDifference(after.matrix, before.matrix, cells, isExact)).toBe(-1);
        if (isExact) {
          const others = columnsOfBars(after.bars);
          columnsOfBars(before.bars).forEach((column, i) => {
            expect(firstDifference(others[i]!, column, t + 1)).toBe(-1);
          });
          const breaks = breaksUpTo(spec, data, t);
          expect(breaksUpTo(spec, other, t)).toEqual(breaks);
        }
        counts.tried++;
        if (after.matrix.some((value, i) => value !== before.matrix[i] && !Number.isNaN(value)))
          counts.moved++;
      }),
      { numRuns },
    );
    expect(counts.tried).toBeGreaterThan(0.6 * numRuns);
    expect(counts.moved).toBeGreaterThan(0.9 * counts.tried);
  });
});

/** Null where a case has too few bars of the length, or none in a session. */
function prepared(spec: ExperimentSpec, data: ExperimentData) {
  try {
    return prepareDataset(spec, data);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Where two columns first differ among their first `end` values; -1 where they do not. Where they need not be exact, by a hundred
 * thousandth: adjusted prices of other dividends differ by a factor, and with it the last bits of their ratios.
 */
function firstDifference(
  actual: Float64Array | Float32Array,
  expected: Float64Array | Float32Array,
  end: number,
  isExact = true,
): number {
  return actual.subarray(0, end).findIndex((value, i) => {
    const wanted = expected[i]!;
    const near = 1e-5 * Math.max(1, Math.abs(wanted));
    return !Object.is(value, wanted) && (isExact || !(Math.abs(value - wanted) <= near));
  });
}
