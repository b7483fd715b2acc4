import type { BarCheck } from '../registry';
import { change, figure, times, whenOf } from '../words';

/** Moves above this are worth more than a note: unless there was news, they are wrong. */
const strangeSigmas = 20;

/** Moves out of all proportion that stay, and are no split. */
export const outliers: BarCheck = {
  kind: 'outlier',
  find({ bars: { close }, time, intervalMs, jumps }, list) {
    for (const { at, move, sigmas } of jumps.moves) {
      list.add({
        severity: sigmas > strangeSigmas ? 'warning' : 'note',
        from: time[at]!,
        to: time[at]!,
        count: 1,
        weight: sigmas,
        message: () =>
          `Close of ${figure(close[at]!)} on ${whenOf(time[at]!, intervalMs)}, ${change(move)} from ${figure(close[at - 1]!)}: ` +
          `${times(sigmas)} times the usual move, and it stays. Was there news?`,
      });
    }
  },
};
