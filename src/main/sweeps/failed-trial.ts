import type { TrialRecord } from '@shared/sweeps';

/** The record of a trial that could not even be tried. */
export function failedTrial(problem: string, objectives: number): TrialRecord {
  return {
    state: 'failed',
    values: Array.from({ length: objectives }, () => null),
    figures: {},
    epochLosses: [],
    foldLosses: [],
    models: [],
    prunedAt: null,
    parameterCount: null,
    dataHash: null,
    device: null,
    problem,
    warnings: [],
    seconds: 0,
    overheadSeconds: 0,
  };
}
