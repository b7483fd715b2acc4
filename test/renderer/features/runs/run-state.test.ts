import { isActive, isResumable } from '@renderer/features/runs/run-state';
import { jobStates, type RunSummary } from '@shared/runs';
import { describe, expect, it } from 'vitest';

const run: RunSummary = {
  id: 1,
  name: 'Seed strategy #3',
  experimentId: 1,
  seriesName: 'S&P 500',
  state: 'done',
  createdAt: 0,
  startedAt: 0,
  endedAt: 1,
  seconds: 1,
  epochs: 10,
  bestEpoch: 4,
  device: 'CPU, WebAssembly',
  tags: ['baseline', 'fx'],
  note: 'Too few trades',
  problem: null,
  weightsHash: null,
  metrics: null,
  color: 0,
  seeds: 1,
  folds: 1,
  repeats: null,
  trial: null,
  isPinned: false,
  isArchived: false,
};

describe('the states of a run', () => {
  it('never allow both cancelling and resuming', () => {
    for (const state of jobStates) {
      expect(isActive({ ...run, state }) && isResumable({ ...run, state })).toBe(false);
    }
    expect(jobStates.filter((state) => isResumable({ ...run, state }))).toEqual([
      'cancelled',
      'failed',
      'interrupted',
    ]);
  });
});
