import type { JobStatus, RunSummary } from '@shared/runs';

export const isActive = (run: RunSummary): boolean => run.state === 'queued' || run.state === 'running';

/** A run that ended before its result and can go on from its last checkpoint. */
export const isResumable = (run: RunSummary): boolean =>
  run.state === 'interrupted' || run.state === 'cancelled' || run.state === 'failed';

export function jobOf(run: RunSummary, jobs: readonly JobStatus[] | undefined): JobStatus | undefined {
  return jobs?.find((job) => job.runId === run.id);
}
