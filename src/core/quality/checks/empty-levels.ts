import { counted } from '../../importing/findings';
import type { DepthSnapshots } from '../../series-data';
import type { DepthCheck } from '../registry';
import { lengthOf, runsWhere } from '../runs';
import { spanOf } from '../words';

/** Snapshots without a price or a size on a level; an empty best level is graver, since nothing can be known without it. */
export const emptyLevels: DepthCheck = {
  kind: 'empty-level',
  find({ depth, time, intervalMs }, list) {
    for (const run of runsWhere(time.length, (t) => firstEmpty(depth, t) <= depth.levels.length)) {
      const from = time[run.from]!;
      const to = time[run.to]!;
      const count = lengthOf(run);
      let lowest = Number.POSITIVE_INFINITY;
      for (let t = run.from; t <= run.to; t += 1) lowest = Math.min(lowest, firstEmpty(depth, t));
      list.add({
        severity: lowest === 1 ? 'warning' : 'note',
        from,
        to,
        count,
        weight: count,
        message: () =>
          `${counted(count, 'snapshot')} of ${spanOf(from, to, intervalMs)} ${count === 1 ? 'has' : 'have'} nothing on level ${lowest}: features of it are undefined there.`,
        remedies: lowest === 1 ? [{ kind: 'carry', from, to }] : [],
      });
    }
  },
};

/** The best level, from 1, that lacks a price or a size on either side; beyond the last where all are there. */
function firstEmpty({ levels }: DepthSnapshots, t: number): number {
  const index = levels.findIndex(
    ({ bidPrice, bidSize, askPrice, askSize }) =>
      !(bidPrice[t]! > 0) || !(bidSize[t]! > 0) || !(askPrice[t]! > 0) || !(askSize[t]! > 0),
  );
  return index < 0 ? levels.length + 1 : index + 1;
}
