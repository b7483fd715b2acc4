import { type AuxiliarySpec, barIntervalMs, type ExperimentSpec } from '@shared/spec';
import type { ExperimentData, SourceSeries } from '../dataset/experiment-data';
import { columnsOf, dataOf, type SeriesData, timesOf } from '../series-data';

type OneSeries = Pick<ExperimentData, 'series' | 'auxiliary'>;

/**
 * Bars of the experiment after the cut whose sources stay, with other values: whether a bar is over is told by when the next ones begin, so
 * their times must not go with them. Of each series at least so many bars or values stay.
 */
const margin = 8;

/** Days from splits of clocks to months differ by as much. */
const hardlyLonger = 1.05;

/**
 * The data as it was known when a bar was over: what came later is gone, but for a few bars and values with the times they had and with
 * other figures. Written from what the spec promises, and not with what the preparation of experiments is made of.
 *
 * @param times starts of the bars of the experiment
 * @param t the last bar that is known
 */
export function cutAfter(
  data: OneSeries,
  spec: ExperimentSpec['data'],
  times: Float64Array,
  t: number,
): OneSeries {
  const interval = spec.interval === 'series' ? data.series.intervalMs : barIntervalMs[spec.interval];
  const over = endOf(times, t, interval);
  const next = times[t + 1] ?? over;
  const end = times[t + margin] ?? Number.POSITIVE_INFINITY;
  const series = cutSource(data.series, (start) => start >= next, end);
  if (series.data.kind !== 'bars') throw new TypeError('Bars became something else.');
  return {
    series: { ...series, data: series.data },
    auxiliary: new Map(
      spec.auxiliary.flatMap((one) => {
        const source = data.auxiliary.get(one.name);
        if (source === undefined) return [];
        const bar = one.lagUnit === 'bars' ? t - one.lag : t;
        const moment = bar < 0 ? Number.NEGATIVE_INFINITY : endOf(times, bar, interval);
        const known = knownAt(source, one);
        return [[one.name, cutSource(source, (_, i) => known[i]! > moment, end)] as const];
      }),
    ),
  };
}

/** When a bar is over: where the next begins, unless time passes in between. */
function endOf(times: Float64Array, t: number, interval: number): number {
  const start = times[t]!;
  const next = times[t + 1];
  return next !== undefined && next - start <= hardlyLonger * interval ? next : start + interval;
}

/** When each value of a joined series is known. */
function knownAt({ data, intervalMs }: SourceSeries, { stamped, lag, lagUnit }: AuxiliarySpec): Float64Array {
  const times = timesOf(data);
  const later = lagUnit === 'bars' ? 0 : lag * unitMs[lagUnit];
  return times.map((_, i) => later + (stamped === 'start' ? endOf(times, i, intervalMs) : times[i]!));
}

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

function cutSource<D extends SeriesData>(
  source: SourceSeries<D>,
  isLater: (time: number, i: number) => boolean,
  end: number,
): SourceSeries {
  const times = timesOf(source.data);
  const first = times.findIndex(isLater);
  if (first < 0) return source;
  const within = times.findIndex((time) => time >= end);
  const length = Math.min(times.length, Math.max(first + margin, within < 0 ? times.length : within));
  const [time, ...columns] = columnsOf(source.data).map((column) => column.slice(0, length));
  // Another factor in each column, so that ratios within a bar are other ones too.
  columns.forEach((column, c) => {
    for (let i = first; i < length; i++) column[i]! *= 3 + ((i + 2 * c) % 5);
  });
  const last = times[first - 1] ?? Number.NEGATIVE_INFINITY;
  // One for one changes nothing. Without any action, adjusted prices could not be asked for.
  const actions = source.actions.map((one) =>
    one.time <= last ? one : { ...one, kind: 'split' as const, value: 1 },
  );
  return { ...source, actions, data: dataOf(source.data.kind, [time!, ...columns]) };
}
