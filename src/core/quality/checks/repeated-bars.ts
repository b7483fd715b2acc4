import { counted } from '../../importing/findings';
import { isEqual, isTelling } from '../copies';
import type { BarCheck } from '../registry';
import { lengthOf, runsWhere } from '../runs';
import { spanOf } from '../words';

/** Bars with all prices and the volume of the one before: copied, since no market does that. */
export const repeatedBars: BarCheck = {
  kind: 'repeated',
  find({ bars, time, intervalMs }, list) {
    for (const run of runsWhere(time.length, (t) => t > 0 && isTelling(bars, t) && isEqual(bars, t, t - 1))) {
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
