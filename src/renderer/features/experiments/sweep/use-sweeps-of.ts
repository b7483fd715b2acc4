import type { SweepSummary } from '@shared/sweeps';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** The sweeps that were made of an experiment, the newest first. */
export function useSweepsOf(experimentId: number): readonly SweepSummary[] {
  const { data } = useQuery({ queryKey: ['sweeps', 'list'], queryFn: () => call('sweeps.list', {}) });
  return (data ?? []).filter((sweep) => sweep.experimentId === experimentId);
}
