import type { Services } from '@main/services/app';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import type { SweepState, TrialRow } from '@shared/sweeps';
import { expect } from 'vitest';
import type { z } from 'zod';
import { addWalk, smallSpec, startServices, waitFor } from '../test-services';
import { type Computed, computedTrials } from './computed-trials';

type PlanInput = z.input<typeof experimentSpec>['sweep'];

/** A search over hidden units and the learning rate of the small experiment. */
export function sweptSpec(plan: Partial<NonNullable<PlanInput>> = {}): ExperimentSpec {
  return experimentSpec.parse({
    ...smallSpec(),
    name: 'Swept',
    sweep: {
      space: [
        { kind: 'int', path: 'model.hidden', low: 4, high: 64 },
        { kind: 'float', path: 'training.learningRate', low: 0.0001, high: 0.1, log: true },
      ],
      sampler: { kind: 'tpe', startup: 5 },
      budget: { trials: 20 },
      lag: 4,
      ...plan,
    },
  });
}

/** All services over trials that are computed, on a workspace with a walk in it or on the one given. */
export async function startSweeps(
  computed: Computed = {},
  path?: string,
  given: { readonly parallelJobs?: number } = {},
) {
  const trials = computedTrials(computed);
  const app = await startServices({
    ...given,
    trials: trials.executor,
    ...(path === undefined ? {} : { path }),
  });
  if (path === undefined) addWalk(app);
  return { ...app, trials };
}

/** All trials, asked for as the window does. */
export function allTrials({ sweeps }: Services, id: number): TrialRow[] {
  const rows = new Map<number, TrialRow>();
  for (let since = 0, isPartial = true; isPartial; ) {
    const news = sweeps.trials(id, since);
    for (const trial of news.trials) rows.set(trial.number, trial);
    ({ revision: since, isPartial } = news);
  }
  return [...rows.values()].sort((a, b) => a.number - b.number);
}

/** What must be the same however a sweep was made. */
export const told = (services: Services, id: number) =>
  allTrials(services, id).map(({ number, state, proposal, values, prunedAt }) => ({
    number,
    state,
    proposal,
    values,
    prunedAt,
  }));

export async function waitForState(services: Services, id: number, state: SweepState): Promise<void> {
  await waitFor(() => services.sweeps.get(id).state === state, `the sweep to be ${state}`);
}

/** Sweeps to the end and gives the id. */
export async function sweepToEnd(services: Services, spec: ExperimentSpec, workers = 2): Promise<number> {
  const { id } = services.sweeps.startSpec(spec, workers);
  await services.session.sweeps().idle();
  expect(services.sweeps.get(id).state).toBe('done');
  return id;
}
