import { counted } from '../../importing/findings';
import { findCopies } from '../copies';
import type { BarCheck } from '../registry';
import { lengthOf } from '../runs';
import { spanOf } from '../words';

/** Stretches that stand twice in the series: a holiday filled with the session before it, say. */
export const copiedStretches: BarCheck = {
  kind: 'repeated',
  find({ bars, time, intervalMs }, list) {
    for (const copy of findCopies(bars)) {
      const [from, to] = [time[copy.from]!, time[copy.to]!];
      const count = lengthOf(copy);
      list.add({
        severity: 'error',
        from,
        to,
        count,
        weight: count,
        message: () =>
          `${counted(count, 'bar')} of ${spanOf(from, to, intervalMs)} have the same prices and volume as those of ` +
          `${spanOf(time[copy.from - copy.lag]!, time[copy.to - copy.lag]!, intervalMs)}: copies.`,
        remedies: [{ kind: 'drop', from, to }],
      });
    }
  },
};
