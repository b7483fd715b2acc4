import type { JobStatus, RunSummary } from '@shared/runs';

export const isActive = (run: RunSummary): boolean => run.state === 'queued' || run.state === 'running';

/** A run that ended before its result and can go on from its last checkpoint. */
export const isResumable = (run: RunSummary): boolean =>
  run.state === 'interrupted' || run.state === 'cancelled' || run.state === 'failed';

export function jobOf(run: RunSummary, jobs: readonly JobStatus[] | undefined): JobStatus | undefined {
  return jobs?.find((job) => job.runId === run.id);
}

/** Whether every word of the query is found in the run's name, tags, series, state, device or note. */
export function matchesRun(run: RunSummary, query: string): boolean {
  const haystack = [run.name, run.seriesName, run.state, run.device ?? '', run.note, ...run.tags]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
