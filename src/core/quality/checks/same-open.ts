import { counted } from '../../importing/findings';
import { denseStretches } from '../dense-stretches';
import type { BarsInput } from '../inputs';
import type { BarCheck } from '../registry';
import { spanOf } from '../words';

const dayMs = 86_400_000;
/** One open in four: prices have ticks, so a few opens equal the previous close by chance. */
const share = 0.25;
/** Fewer may be chance in a stock of few ticks. */
const fewest = 20;

/** Stretches where the open after a pause is the previous close: opens that nobody recorded. */
export const sameOpen: BarCheck = {
  kind: 'same-open',
  find(input, list) {
    const { time, intervalMs, bars } = input;
    const opens = firstsOfSessions(input);
    const isSame = Uint8Array.from(opens, (t) => (bars.open[t] === bars.close[t - 1] ? 1 : 0));
    for (const stretch of denseStretches(isSame, share)) {
      if (stretch.count < fewest) continue;
      const from = time[opens[stretch.from]!]!;
      const to = time[opens[stretch.to]!]!;
      const all = stretch.to - stretch.from + 1;
      list.add({
        severity: 'warning',
        from,
        to,
        count: stretch.count,
        weight: stretch.count,
        message: () =>
          `On ${counted(stretch.count, 'day')} of ${all.toLocaleString('en-US')} (${Math.round((100 * stretch.count) / all)}%) of ${spanOf(from, to, intervalMs)} the open is ` +
          'the previous close, to the last digit: the opens were not recorded, and fills at them are fictitious.',
      });
    }
  },
};

/**
 * Bars that open a session. None where the market never closes, since there the open is the previous close: below a day
 * without pauses, or with days on a week-end.
 */
function firstsOfSessions({ time, intervalMs, isPause }: BarsInput): Int32Array {
  const indexes: number[] = [];
  let weekend = 0;
  for (let t = 1; t < time.length; t += 1) {
    if (intervalMs >= dayMs || isPause[t] === 1) indexes.push(t);
    if (intervalMs === dayMs && isWeekend(time[t]!)) weekend += 1;
  }
  return Int32Array.from(weekend > 0.1 * time.length ? [] : indexes);
}

function isWeekend(time: number): boolean {
  const day = new Date(time).getUTCDay();
  return day === 0 || day === 6;
}
