import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { formatDuration } from '../../../ui/format';

interface TimeEstimate {
  readonly text: string;
  /** What it was told from. */
  readonly source: string;
}

/** How long so many trials take by the pace of the newest sweep of the experiment; null before there was one, or without an end. */
export function useTimeEstimate(experimentId: number, trials: number | null): TimeEstimate | null {
  const sweeps =
    useQuery({ queryKey: ['sweeps', 'list'], queryFn: () => call('sweeps.list', {}) }).data ?? [];
  const last = sweeps.find(
    (one) => one.experimentId === experimentId && one.counts.done + one.counts.pruned > 0,
  );
  if (last === undefined || trials === null) return null;
  const ended = last.counts.done + last.counts.pruned + last.counts.failed;
  const seconds = (last.seconds / ended) * trials;
  return { text: formatDuration(seconds), source: `By the pace of the trials of ${last.name}` };
}
