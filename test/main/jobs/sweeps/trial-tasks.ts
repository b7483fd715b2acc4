import { unpruned } from '@core/search/pruner';
import type { TrialTask } from '@main/jobs/sweeps/executor';
import type { TrialRecord } from '@shared/sweeps';
import { smallSpec } from '../../test-services';

/** A trial of the small experiment on the walk, searched by its validation loss. */
export function trialTask(number: number, given: Partial<TrialTask> = {}): TrialTask {
  return {
    number,
    spec: smallSpec(),
    series: new Map(),
    dataHash: null,
    objectives: [{ metric: 'loss', penalty: 0 }],
    rule: unpruned,
    ...given,
  };
}

/** All of a record that must be the same wherever and whenever the trial is made: everything but times. */
export function untimed({ seconds: _, overheadSeconds: __, ...rest }: TrialRecord) {
  return rest;
}
