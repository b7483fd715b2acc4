import { barIntervalMs, type ExperimentSpec, type SpecFault } from '@shared/spec';
import { dayOf, startOfDay } from '../dataset/bars';

/** A period that is kept from training and testing. Milliseconds since 1970, both inclusive. */
export interface LockedPeriod {
  readonly series: string;
  readonly firstTime: number;
  readonly lastTime: number;
}

/** What must be known of a series that a spec names. */
export interface SeriesSpan {
  readonly firstTime: number;
  readonly lastTime: number;
  readonly intervalMs: number;
}

const dayMs = 86_400_000;

/** Last moment of a day such as 2008-12-31, UTC. */
export const endOfDay = (day: string): number => startOfDay(day) + dayMs - 1;

/**
 * Why a spec may not be run on a series of which a period is locked; null where it keeps away from it. Not a bar of that period may be
 * used at all, whether to train or to test: between `data.from` and `data.to` lies all that is used, a bar of more than a day, such as
 * a week that begins on `data.to`, to its end.
 */
export function faultOfLocked(
  { from, to, interval }: Pick<ExperimentSpec['data'], 'from' | 'to' | 'interval'>,
  series: SeriesSpan,
  locked: LockedPeriod,
): SpecFault | null {
  const barMs = interval === 'series' ? series.intervalMs : barIntervalMs[interval];
  const beyond = Math.max(barMs - dayMs, 0);
  const first = from === null ? series.firstTime : Math.max(startOfDay(from), series.firstTime);
  const last = Math.min(to === null ? series.lastTime : endOfDay(to), series.lastTime) + beyond;
  if (first > locked.lastTime || last < locked.firstTime) return null;
  return remedyOf(series, locked, beyond);
}

function remedyOf(series: SeriesSpan, locked: LockedPeriod, beyond: number): SpecFault {
  const [from, to] = [dayOf(locked.firstTime), dayOf(locked.lastTime)];
  const why = `since "${locked.series}" is locked from ${from} to ${to} as a test vault; or open that on the Vault page of the series under Data, which counts as a trial`;
  const lastDay = dayOf(locked.firstTime - beyond - 1);
  if (series.firstTime < locked.firstTime - beyond)
    return { path: 'data.to', message: `must be ${lastDay} or earlier, ${why}` };
  if (series.lastTime > locked.lastTime)
    return { path: 'data.from', message: `must be ${dayOf(locked.lastTime + 1)} or later, ${why}` };
  return { path: 'data.series', message: `must be another, ${why}` };
}
