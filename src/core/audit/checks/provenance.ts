import type { Bars } from '../../bars';
import { type AuditCheck, failed, passed, warned } from '../check';
import { counted } from '../words';

/** The run was made from the data and with the code that are looked at here. */
export const provenance: AuditCheck = {
  key: 'provenance',
  title: 'Data and code are those that the run was made with',
  find({ run, experiment }) {
    const { dataHash, featureHash, keptBars } = run;
    const isOther = keptBars === null ? -1 : firstOther(keptBars, experiment.bars);
    if (dataHash.before !== dataHash.now || isOther >= 0) {
      const where =
        isOther < 0
          ? ''
          : ` The bars that the run kept differ from those of today from number ${(isOther + 1).toLocaleString('en-US')} on.`;
      return failed(
        `Changed data: the hash of the data was ${short(dataHash.before)} when the run was made, and is ${short(dataHash.now)} today.${where} The other checks speak of today's data.`,
        'Run the experiment again, and audit that run.',
      );
    }
    const bars = counted(experiment.bars.time.length, 'bar');
    if (featureHash.before !== featureHash.now)
      return warned(
        `The data is the same (${short(dataHash.now)}, ${bars}). The code that computes features and figures was ${short(featureHash.before)} then and is ${short(featureHash.now)} now: the other checks speak of what it does now.`,
        'Run the experiment again with this version, and audit that run.',
      );
    return passed(
      `Data ${short(dataHash.now)}${keptBars === null ? '' : `, the ${bars} that the run kept`} and code ${short(featureHash.now)} are the same.`,
    );
  },
};

/** The first bar in which they differ, -1 where they are the same. */
function firstOther(kept: Bars, now: Bars): number {
  const columns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
  const length = Math.max(kept.time.length, now.time.length);
  for (let t = 0; t < length; t++)
    if (columns.some((name) => !Object.is(kept[name][t], now[name][t]))) return t;
  return -1;
}

function short(hash: string | null): string {
  return hash === null ? 'unknown' : hash.slice(0, 8);
}
