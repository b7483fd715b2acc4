import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import { outsideKnown } from '../calendars/outside-known';
import { counted } from '../importing/findings';
import { dayOf } from './bars';
import type { BarsInTime } from './bars-in-time';

/**
 * What became of the bars between `first` and `last`, the period that is used, as sentences: what was left out, what is missing and what
 * stands in for it.
 *
 * @param bars of the period
 */
export function timeNotes(
  spec: ExperimentSpec['data'],
  { calendar, missing, leftOut }: BarsInTime,
  first: number,
  last: number,
  bars: number,
): readonly string[] {
  if (calendar === null) return unfinished(spec, leftOut.isLast);
  const outside = outsideKnown(calendar, first, last);
  const times = missing?.start.filter((time) => time >= first && time <= last) ?? new Float64Array();
  return [
    ...(outside === null ? [] : [outside]),
    ...outOfSession(leftOut.bySession + leftOut.byResampling, calendar.key),
    ...unfinished(spec, leftOut.isLast),
    ...(times.length === 0 ? [] : [missingNote(spec, calendar.key, times, bars)]),
  ];
}

function outOfSession(count: number, key: string): readonly string[] {
  if (count === 0) return [];
  return [
    `${counted(count, 'bar')} of the series outside the sessions of ${key} ${wasOrWere(count)} left out.`,
  ];
}

function unfinished({ interval }: ExperimentSpec['data'], isLast: boolean): readonly string[] {
  return isLast ? [`The last bar of ${interval} was left out: the series ends before it is over.`] : [];
}

function missingNote(
  { missingBars }: ExperimentSpec['data'],
  key: string,
  times: Float64Array,
  bars: number,
): string {
  const count = times.length;
  const which = `${counted(count, 'bar')} that ${key} expects, the first on ${dayOf(times[0]!)},`;
  switch (missingBars) {
    case 'leave':
      return `${which} ${isOrAre(count)} missing: windows and labels run over the gaps. Choose to fill them or to break there in data.missingBars.`;
    case 'break':
      return `${which} ${isOrAre(count)} missing: no window and no label reaches across. Features still look back over the gaps.`;
    case 'fill': {
      const share = (100 * count) / bars;
      const percent = share < 1 ? 'less than 1%' : `${Math.round(share)}%`;
      return `${which} ${wasOrWere(count)} missing and filled at the previous close without volume: ${percent} of all bars, at which nobody could have traded.`;
    }
    default:
      return assertNever(missingBars);
  }
}

function wasOrWere(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
