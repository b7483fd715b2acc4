import type { AuxiliarySpec, ExperimentSpec } from '@shared/spec';
import { dayMs } from '../calendars/days';
import { requireFeature } from '../features/registry';
import { shapesOf } from '../joined';
import { timesOf } from '../series-data';
import { dayOf } from './bars';
import type { ExperimentData } from './experiment-data';
import { knownFrom } from './join';
import { knownBars } from './known';
import type { Market } from './market';

/** What the user should know of the joined series, as sentences: which nothing reads, and where one is not there. */
export function joinWarnings(
  { data, features }: Pick<ExperimentSpec, 'data' | 'features'>,
  { auxiliary }: Pick<ExperimentData, 'auxiliary'>,
  { bars, joined }: Market,
): readonly string[] {
  const shapes = shapesOf(joined);
  const read = new Set(
    features.flatMap((feature) => {
      const { definition, parameters } = requireFeature(feature, shapes);
      return definition.joinedOf(parameters, shapes);
    }),
  );
  return data.auxiliary.flatMap((one) => {
    const source = auxiliary.get(one.name);
    if (source === undefined) return [];
    const title = one.name === one.series ? one.name : `${one.name} (${one.series})`;
    if (!read.has(one.name)) return [`${title} is joined, and no feature reads it.`];
    const series = joined.get(one.name);
    return series === undefined
      ? []
      : [
          ...beginWarnings(title, timesOf(source.data)[0], knownBars(series), bars.time),
          ...dateWarnings(title, one, timesOf(source.data)),
          ...endWarnings(title, knownFrom(source, one).at(-1), source.intervalMs, bars.time),
        ];
  });
}

/** A series that is there from the first bar on and only known later, by its lag, is as the user asked. */
function beginWarnings(
  title: string,
  firstTime: number | undefined,
  known: Uint8Array,
  time: Float64Array,
): readonly string[] {
  const first = known.indexOf(1);
  if (first <= 0 || firstTime === undefined || firstTime <= time[0]!) return [];
  return [
    `${title} is first known at the bar of ${dayOf(time[first]!)}: features that read it have no value on the ${bars(first)} before.`,
  ];
}

/** A date names a whole day, and its stamp is the day's first moment: nothing of the day is known by then. */
function dateWarnings(title: string, { stamped, lag }: AuxiliarySpec, time: Float64Array): readonly string[] {
  if (stamped !== 'end' || lag > 0 || time.length === 0 || time.some((moment) => moment % dayMs !== 0))
    return [];
  return [
    `${title} is taken as known at its times, and those are dates: its value of ${dayOf(time.at(-1)!)} is used from 00:00 UTC of that day on, before the day is over. Set data.auxiliary stamped to "start", or give it a lag, unless each was published by then.`,
  ];
}

/** An interval without a value is common, as over a week-end that the bars lack. */
function endWarnings(
  title: string,
  lastKnown: number | undefined,
  intervalMs: number,
  time: Float64Array,
): readonly string[] {
  if (lastKnown === undefined) return [];
  const after = time.reduce((count, moment) => (moment > lastKnown + intervalMs ? count + 1 : count), 0);
  if (after === 0) return [];
  return [
    `${title} ends on ${dayOf(lastKnown)}, and the ${bars(after)} after that read its last value; import what is missing, or end the period there.`,
  ];
}

function bars(count: number): string {
  return count === 1 ? 'bar' : `${count} bars`;
}
