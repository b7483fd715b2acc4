import { minutesBetween, mostFrequent, type Session } from './sessions';

/** Sessions, by their indexes, both ends included, that begin whole hours off the usual time. */
export interface ShiftedStretch {
  readonly from: number;
  readonly to: number;
  /** Above 0 where they begin later than usual. */
  readonly hours: number;
  readonly sessions: number;
}

/** Fewer sessions are holidays with hours of their own. */
const fewest = 5;
/** A late open or a half day within a stretch does not end it. */
const exceptions = 2;
/** Sessions whose opens vary more than this are no sessions with an opening bell, and nothing can be said. */
const regularShare = 0.5;
/** Both the open and the close have moved by that many hours, to within these minutes. */
const openRoom = 5;
const closeRoom = 30;

/** Stretches of sessions that are shifted as a whole, open and close, against most of the series. */
export function shiftedStretches(sessions: readonly Session[]): ShiftedStretch[] {
  const usualOpen = mostFrequent(sessions.map(({ opens }) => opens));
  const usualClose = mostFrequent(sessions.map(({ closes }) => closes));
  const hours = sessions.map((session) => hoursOff(session, usualOpen, usualClose));
  const isRegular = sessions.filter(({ opens }, i) => opens === usualOpen || hours[i] !== 0).length;
  if (sessions.length < 2 * fewest || isRegular < regularShare * sessions.length) return [];
  const stretches: ShiftedStretch[] = [];
  let open: { from: number; to: number; hours: number; sessions: number } | null = null;
  const close = (): void => {
    if (open !== null && open.sessions >= fewest) stretches.push(open);
    open = null;
  };
  hours.forEach((shift, i) => {
    if (open !== null && shift === open.hours) open = { ...open, to: i, sessions: open.sessions + 1 };
    else if (open !== null && i - open.to <= exceptions) return;
    else {
      close();
      if (shift !== 0) open = { from: i, to: i, hours: shift, sessions: 1 };
    }
  });
  close();
  return stretches;
}

function hoursOff({ opens, closes }: Session, usualOpen: number, usualClose: number): number {
  const minutes = minutesBetween(usualOpen, opens);
  const hours = Math.round(minutes / 60);
  const isWhole = Math.abs(minutes - 60 * hours) <= openRoom;
  const isMoved = Math.abs(minutesBetween(usualClose, closes) - 60 * hours) <= closeRoom;
  return isWhole && isMoved ? hours : 0;
}
