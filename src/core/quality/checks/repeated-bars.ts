import type { StoredBars } from '../../bars';
import { counted } from '../../importing/findings';
import type { BarCheck } from '../registry';
import { lengthOf, runsWhere } from '../runs';
import { spanOf } from '../words';

/** Bars with all prices and the volume of the one before: copied, since no market does that. */
export const repeatedBars: BarCheck = {
  kind: 'repeated',
  find({ bars, time, intervalMs }, list) {
    for (const run of runsWhere(time.length, (t) => isRepeat(bars, t))) {
      const from = time[run.from]!;
      const to = time[run.to]!;
      const count = lengthOf(run);
      list.add({
        severity: 'error',
        from,
        to,
        count,
        weight: count,
        message: () =>
          `${counted(count, 'bar', 'bars')} of ${spanOf(from, to, intervalMs)} ${count === 1 ? 'has' : 'have'} the same prices and volume as ` +
          `the bar before: ${count === 1 ? 'a copy' : 'copies'}.`,
        remedies: [{ kind: 'drop', from, to }],
      });
    }
  },
};

/**
 * A bar without range or without volume repeats itself wherever nothing is traded; and where volume is unknown, prices
 * alone must be four different ones.
 */
function isRepeat({ open, high, low, close, volume }: StoredBars, t: number): boolean {
  const isSame =
    open[t] === open[t - 1] && high[t] === high[t - 1] && low[t] === low[t - 1] && close[t] === close[t - 1];
  if (!isSame || high[t] === low[t]) return false;
  if (volume[t]! > 0) return volume[t] === volume[t - 1];
  return Number.isNaN(volume[t]!) && new Set([open[t], high[t], low[t], close[t]]).size === 4;
}
