import { counted } from '../../importing/findings';
import { describeLength, findGaps } from '../../importing/gaps';
import type { FindingList } from '../finding-list';
import type { Input } from '../inputs';
import type { BarCheck, DepthCheck, ScalarCheck } from '../registry';
import { whenOf } from '../words';

/** A bar that nobody traded in is a gap of one; longer ones are worth more than a note. */
const worthWarning = 2;
const dayMs = 86_400_000;

/** Bars that the calendar of the series expects and that are missing; without one, pauses out of the ordinary. */
const find = (input: Input, list: FindingList): void => {
  if (input.calendar === null) addLongPauses(input, list);
  else addMissing(input, input.calendar, list);
};

export const barGaps: BarCheck = { kind: 'gap', find };
export const valueGaps: ScalarCheck = { kind: 'gap', find };
export const bookGaps: DepthCheck = { kind: 'gap', find };

function addMissing(
  { time, intervalMs }: Input,
  { missing, calendar }: NonNullable<Input['calendar']>,
  list: FindingList,
): void {
  for (const { before, count } of missing) {
    const [from, to] = [time[before]!, time[before + 1]!];
    list.add({
      severity: count >= worthWarning || intervalMs >= dayMs ? 'warning' : 'note',
      from,
      to,
      count,
      weight: count,
      message: () =>
        `${counted(count, 'bar')} that ${calendar.name} traded ${count === 1 ? 'is' : 'are'} missing between ${whenOf(from, intervalMs)} and ${whenOf(to, intervalMs)}.`,
    });
  }
}

function addLongPauses({ time, intervalMs }: Input, list: FindingList): void {
  for (const { before, lengthMs } of findGaps(time)) {
    const from = time[before]!;
    const missing = Math.max(1, Math.round(lengthMs / intervalMs) - 1);
    list.add({
      severity: 'warning',
      from,
      to: time[before + 1]!,
      count: missing,
      weight: lengthMs,
      message: () =>
        `Nothing for ${describeLength(lengthMs)} after ${whenOf(from, intervalMs)}, where up to ${counted(missing, 'bar')} could have been.`,
    });
  }
}
