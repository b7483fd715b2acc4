import type { SweepSummary } from '@shared/sweeps';
import { useSweeps } from '../../../api/queries';

/** The sweeps that were made of an experiment, the newest first. */
export function useSweepsOf(experimentId: number): readonly SweepSummary[] {
  return (useSweeps().data ?? []).filter((sweep) => sweep.experimentId === experimentId);
}
