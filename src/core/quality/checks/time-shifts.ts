import { counted } from '../../importing/findings';
import { shiftedMonths } from '../hour-profile';
import type { BarsInput } from '../inputs';
import type { BarCheck } from '../registry';
import { clockChanges, mostFrequent, type Session, sessionsOf } from '../sessions';
import { type ShiftedStretch, shiftedStretches } from '../shifted-stretches';
import { spanOf } from '../words';

const dayMs = 86_400_000;
/** Above half a day a bar has no time of the day. */
const longestInterval = dayMs / 2;
/** Clocks change on a Sunday, sessions on the Monday after it, or later where that is a holiday. */
const clockRoom = 4 * dayMs;
/** Zones of one market each that changes its clocks on days of its own. */
const zonesWithSummerTime = ['America/New_York', 'Europe/London', 'Australia/Sydney'] as const;

/** Stretches in which the trading day begins whole hours earlier or later than in the rest of the series. */
export const timeShifts: BarCheck = {
  kind: 'time-shift',
  find(input, list) {
    if (input.intervalMs > longestInterval) return;
    const { time, intervalMs } = input;
    const sessions = sessionsOf(time, intervalMs, input.context.timeZone);
    const stretches = shiftedStretches(sessions);
    const isSummerTime = stretches.length > 0 ? summerTimeOf(input, sessions, stretches) : null;
    if (isSummerTime !== null) {
      addSummerTime(input, list, { sessions, stretches, zone: isSummerTime });
      return;
    }
    const usual = clock(mostFrequent(sessions.map(({ opens }) => opens)));
    for (const { from, to, hours, sessions: count } of stretches) {
      const first = sessions[from]!;
      const span = { from: time[first.from]!, to: time[sessions[to]!.to]! };
      list.add({
        severity: 'warning',
        ...span,
        count: sessions[to]!.to - first.from + 1,
        weight: count,
        message: () =>
          `${counted(count, 'session')} of ${spanOf(span.from, span.to, dayMs)} begin at ${clock(first.opens)} instead of ${usual}: ` +
          `${inHours(hours)} than the rest, so their times are of another zone.`,
        remedies: [{ kind: 'shift', ...span, hours: -hours }],
      });
    }
    // Without sessions the hours themselves must tell.
    if (sessions.length < time.length / 2000) addMonths(input, list);
  },
};

type List = Parameters<BarCheck['find']>[1];

function addMonths({ bars, time }: BarsInput, list: List): void {
  for (const { from, to, hours, asItIs, shifted } of shiftedMonths(bars)) {
    const span = { from: time[from]!, to: time[to]! };
    list.add({
      severity: 'warning',
      ...span,
      count: to - from + 1,
      weight: to - from + 1,
      message: () =>
        `From ${spanOf(span.from, span.to, dayMs)} the lively hours come ${inHours(hours)} than in the rest: the pattern of the day ` +
        `correlates ${asItIs.toFixed(2)} as it is and ${shifted.toFixed(2)} shifted back.`,
      remedies: [{ kind: 'shift', ...span, hours: -hours }],
    });
  }
}

/** Times in UTC of a market whose clocks change: right, but only once the zone is named. */
function addSummerTime(
  { time }: BarsInput,
  list: List,
  about: {
    readonly sessions: readonly Session[];
    readonly stretches: readonly ShiftedStretch[];
    readonly zone: string;
  },
): void {
  const { sessions, stretches, zone } = about;
  const [first, last] = [stretches[0]!, stretches.at(-1)!];
  const count = stretches.reduce((sum, stretch) => sum + stretch.sessions, 0);
  list.add({
    severity: 'note',
    from: time[sessions[first.from]!.from]!,
    to: time[sessions[last.to]!.to]!,
    count,
    weight: count,
    message: () =>
      `${counted(count, 'session')} of ${sessions.length.toLocaleString('en-US')} begin ${inHours(first.hours)} than the rest, changing with the ` +
      `clocks of ${zone}: times in UTC of a market with summer time. They are right, but an hour of the day is another part of the session in summer.`,
  });
}

/** The zone whose changes of the clocks all stretches of one hour keep to; null where there is none, or a zone is named. */
function summerTimeOf(
  { time, context }: BarsInput,
  sessions: readonly Session[],
  stretches: readonly ShiftedStretch[],
): string | null {
  if (context.timeZone !== 'UTC' || stretches.some(({ hours }) => Math.abs(hours) !== 1)) return null;
  const [start, end] = [time[0]!, time[time.length - 1]!];
  const edges = stretches.flatMap(({ from, to }) => [
    ...(from === 0 ? [] : [time[sessions[from]!.from]!]),
    ...(to === sessions.length - 1 ? [] : [time[sessions[to]!.to]!]),
  ]);
  const keepsTo = (zone: string): boolean => {
    const changes = clockChanges(zone, start, end);
    return edges.every((edge) => changes.some((change) => Math.abs(edge - change) <= clockRoom));
  };
  return zonesWithSummerTime.find(keepsTo) ?? null;
}

function inHours(hours: number): string {
  return `${counted(Math.abs(hours), 'hour')} ${hours > 0 ? 'later' : 'earlier'}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
