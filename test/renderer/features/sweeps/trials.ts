import type { TrialRow } from '@shared/sweeps';

/** A trial that is done, with changes. */
export const trialRow = (change: Partial<TrialRow> = {}): TrialRow => ({
  number: 0,
  state: 'done',
  proposal: {},
  values: [0.69],
  figures: {},
  prunedAt: null,
  parameterCount: 1000,
  problem: null,
  device: 'native',
  startedAt: 0,
  endedAt: 1000,
  seconds: 1,
  worker: 0,
  epochs: 10,
  runIds: [],
  ...change,
});
