import type { Bars } from '@core/bars';
import type { ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import type { Joined, JoinedSeries } from '@core/joined';
import type { AuxiliarySpec } from '@shared/spec';
import { sampleJoined, withOtherJoinedFuture } from '../features/sample-joined';

const [hour, day] = [3_600_000, 86_400_000];

/** How an experiment joins the joined samples: the volatility index a day late, mood and order book in the evening. */
export const sampleAuxiliary: readonly AuxiliarySpec[] = [
  { name: 'spy', series: 'SPY', stamped: 'start', lag: 0, lagUnit: 'days' },
  { name: 'qqq', series: 'QQQ', stamped: 'start', lag: 2, lagUnit: 'bars' },
  { name: 'vix', series: 'VIX', stamped: 'start', lag: 1, lagUnit: 'days' },
  { name: 'mood', series: 'Mood', stamped: 'end', lag: 90, lagUnit: 'minutes' },
  { name: 'book', series: 'Book', stamped: 'end', lag: 0, lagUnit: 'days' },
];

/** Daily bars and, for each of their days, a value of every joined sample. */
export function dataOf(bars: Bars, seed: number): ExperimentData {
  return withAuxiliary(bars, sampleJoined(bars.time.length, seed));
}

/** The same with other values of all that is not known by the end of bar `last`, the lags counted. */
export function dataWithOtherFuture(
  bars: Bars,
  seed: number,
  { last, otherBars }: { readonly last: number; readonly otherBars: Bars },
): ExperimentData {
  const joined = sampleJoined(bars.time.length, seed);
  const others = new Map(
    [...joined].map(([name, series]) => {
      const first = last + 1 - (daysLate.get(name) ?? 0);
      return [name, withOtherJoinedFuture(joined, first, seed).get(name) ?? series];
    }),
  );
  return withAuxiliary(otherBars, others);
}

/** Bars between the bar of a value and the first that knows it. */
const daysLate: ReadonlyMap<string, number> = new Map([
  ['qqq', 2],
  ['vix', 1],
]);

function withAuxiliary(bars: Bars, joined: Joined): ExperimentData {
  return {
    series: { data: { kind: 'bars', bars: { ...bars, adjustedClose: null } }, intervalMs: day, actions: [] },
    panel: [],
    auxiliary: new Map(
      [...joined].map(([name, series]) => [name, sourceOf(series, timesFor(name, bars.time))]),
    ),
  };
}

/** The start of the day, or eight in the evening where a stamp is when the value was known. */
function timesFor(name: string, starts: Float64Array): Float64Array {
  const isStart = sampleAuxiliary.some((one) => one.name === name && one.stamped === 'start');
  return isStart ? starts : starts.map((start) => start + 20 * hour);
}

function sourceOf(series: JoinedSeries, time: Float64Array): SourceSeries {
  const data: SourceSeries['data'] =
    series.kind === 'bars'
      ? { kind: 'bars', bars: { ...series.bars, time, adjustedClose: null } }
      : { ...series, time };
  return { data, intervalMs: day, actions: [] };
}
