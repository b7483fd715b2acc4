import { formatDuration } from '../../../ui/format';
import { useSweepsOf } from './use-sweeps-of';

interface TimeEstimate {
  readonly text: string;
  /** What it was told from. */
  readonly source: string;
}

/** How long so many trials take by the pace of the newest sweep of the experiment; null before there was one, or without an end. */
export function useTimeEstimate(experimentId: number, trials: number | null): TimeEstimate | null {
  const last = useSweepsOf(experimentId).find(({ counts }) => counts.done + counts.pruned > 0);
  if (last === undefined || trials === null) return null;
  const { done, pruned, failed } = last.counts;
  const seconds = (last.seconds / (done + pruned + failed)) * trials;
  return { text: formatDuration(seconds), source: `By the pace of the trials of ${last.name}` };
}
