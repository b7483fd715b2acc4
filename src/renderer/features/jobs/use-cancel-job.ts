import type { JobStatus } from '@shared/runs';
import { useCall } from '../../api/mutations';

interface CancelJob {
  readonly cancel: () => void;
  /** Asked for, and the job has not yet stopped. */
  readonly isCancelling: boolean;
}

export function useCancelJob({ kind, runId }: Pick<JobStatus, 'kind' | 'runId'>): CancelJob {
  const run = useCall('runs.cancel');
  const file = useCall('import.cancel');
  const analysis = useCall('features.cancel');
  const baselines = useCall('runs.cancelBaselines');
  const audit = useCall('runs.cancelAudit');
  const cancel = () => {
    if (kind === 'import') file.mutate({});
    else if (kind === 'analysis') analysis.mutate({});
    else if (runId === null) return;
    else if (kind === 'baselines') baselines.mutate({ id: runId });
    else if (kind === 'audit') audit.mutate({ id: runId });
    else run.mutate({ id: runId });
  };
  const isCancelling = [run, baselines, audit, file, analysis].some(
    ({ isPending, isSuccess }) => isPending || isSuccess,
  );
  return { cancel, isCancelling };
}
