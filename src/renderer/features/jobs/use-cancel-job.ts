import type { JobStatus } from '@shared/runs';
import { useCall } from '../../api/mutations';

interface CancelJob {
  /** Of a sweep a pause, which loses nothing. */
  readonly cancel: () => void;
  /** Asked for, and the job has not yet stopped. */
  readonly isCancelling: boolean;
}

export function useCancelJob({
  kind,
  runId,
  sweepId = null,
}: Pick<JobStatus, 'kind' | 'runId'> & Partial<Pick<JobStatus, 'sweepId'>>): CancelJob {
  const run = useCall('runs.cancel');
  const file = useCall('import.cancel');
  const analysis = useCall('features.cancel');
  const baselines = useCall('runs.cancelBaselines');
  const audit = useCall('runs.cancelAudit');
  const sweep = useCall('sweeps.pause');
  const cancel = () => {
    if (kind === 'import') file.mutate({});
    else if (kind === 'analysis') analysis.mutate({});
    else if (sweepId !== null) sweep.mutate({ id: sweepId });
    else if (runId === null) return;
    else if (kind === 'baselines') baselines.mutate({ id: runId });
    else if (kind === 'audit') audit.mutate({ id: runId });
    else run.mutate({ id: runId });
  };
  const isCancelling = [run, baselines, audit, file, analysis].some(
    ({ isPending, isSuccess }) => isPending || isSuccess,
  );
  // A pause may be taken back, and then be asked for again.
  return { cancel, isCancelling: isCancelling || sweep.isPending };
}
