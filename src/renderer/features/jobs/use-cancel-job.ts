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
  const cancel = () => {
    if (kind === 'import') file.mutate({});
    else if (kind === 'analysis') analysis.mutate({});
    else if (kind === 'baselines') {
      if (runId !== null) baselines.mutate({ id: runId });
    } else if (runId !== null) run.mutate({ id: runId });
  };
  const isCancelling = [run, baselines, file, analysis].some(
    ({ isPending, isSuccess }) => isPending || isSuccess,
  );
  return { cancel, isCancelling };
}
