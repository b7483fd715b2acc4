import type { RunDetail } from '@shared/runs';
import type { RunOrigin } from '../storage/runs';

type Maker = Pick<RunOrigin, 'featureHash' | 'device' | 'deviceDetail'>;

/**
 * What to know of a run that goes on under other code or on another device than it began: the hash and the device it is
 * stored with are those that end it, so the same spec would not give its bits again. Kept over further resumptions.
 *
 * @param run as the last process left it.
 */
export function resumeWarnings(
  run: Pick<RunDetail, 'featureHash' | 'device' | 'deviceDetail' | 'warnings'>,
  now: Maker,
): readonly string[] {
  const earlier = run.warnings.filter((warning) => warning.startsWith(began));
  const isOtherCode = run.featureHash !== null && run.featureHash !== now.featureHash;
  const isOtherDevice =
    run.device !== null && (run.device !== now.device || run.deviceDetail !== now.deviceDetail);
  const found = [
    ...(isOtherCode ? [`${began} by another version of the feature code; ${advice}`] : []),
    ...(isOtherDevice ? [`${began} on another device, ${run.device} (${run.deviceDetail}); ${advice}`] : []),
  ];
  return [...new Set([...earlier, ...found])];
}

const began = 'The first epochs of this run were trained';
const advice = 'run the experiment again for a result that can be reproduced.';
