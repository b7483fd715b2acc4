import { counted } from '../../importing/findings';
import type { DepthSnapshots } from '../../series-data';
import type { DepthCheck } from '../registry';
import { lengthOf, runsWhere } from '../runs';
import { figure, spanOf } from '../words';

/** Books whose best bid is at or above the best ask, or whose levels are out of order: no exchange shows such. */
export const crossedBooks: DepthCheck = {
  kind: 'crossed-book',
  find({ depth, time, intervalMs }, list) {
    for (const run of runsWhere(time.length, (t) => faultAt(depth, t) !== null)) {
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
          `${counted(count, 'snapshot')} of ${spanOf(from, to, intervalMs)} ${count === 1 ? 'is' : 'are'} out of order: ${faultAt(depth, run.from)}.`,
        remedies: [{ kind: 'drop', from, to }],
      });
    }
  },
};

function faultAt({ levels }: DepthSnapshots, t: number): string | null {
  const bid = levels[0]?.bidPrice[t] ?? Number.NaN;
  const ask = levels[0]?.askPrice[t] ?? Number.NaN;
  if (bid >= ask) return `the best bid of ${figure(bid)} is not below the best ask of ${figure(ask)}`;
  for (let i = 1; i < levels.length; i += 1) {
    const [better, worse] = [levels[i - 1]!, levels[i]!];
    if (worse.bidPrice[t]! >= better.bidPrice[t]!)
      return `bid ${i + 1} of ${figure(worse.bidPrice[t]!)} is not below bid ${i} of ${figure(better.bidPrice[t]!)}`;
    if (worse.askPrice[t]! <= better.askPrice[t]!)
      return `ask ${i + 1} of ${figure(worse.askPrice[t]!)} is not above ask ${i} of ${figure(better.askPrice[t]!)}`;
  }
  return null;
}
