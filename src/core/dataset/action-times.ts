import type { CorporateAction } from '@shared/series';
import { dayMs } from '../calendars/days';
import { wallClockToUtc } from '../importing/zone';

/**
 * Actions, kept by the date of the first session that trades without them at 00:00 UTC, at the first moment that does so: the bar
 * of the date where bars of days are stamped with it, midnight of the exchange where they are stamped otherwise or shorter; of longer
 * bars the one that holds the date.
 *
 * @param time of the bars, ascending
 * @param timeZone IANA zone of the market
 */
export function actionsInTime(
  actions: readonly CorporateAction[],
  time: Float64Array,
  intervalMs: number,
  timeZone: string,
): readonly CorporateAction[] {
  const toUtc = wallClockToUtc(timeZone);
  // Each on its own: in London midnight is that of UTC in winter, and only then.
  const isStamped = (date: number) => intervalMs >= dayMs && time.includes(date);
  return actions.map((action) => {
    const moment = isStamped(action.time) ? action.time : toUtc(action.time);
    return { ...action, time: intervalMs > dayMs ? startOfBar(time, moment) : moment };
  });
}

/** The start of the last bar that has begun by then. */
function startOfBar(time: Float64Array, moment: number): number {
  return time.findLast((start) => start <= moment) ?? moment;
}
