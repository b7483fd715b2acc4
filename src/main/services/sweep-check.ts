import { objectivesFor } from '@core/search/objectives';
import { checkPlan } from '@core/search/plan-faults';
import { samplers } from '@core/search/registry';
import { spaceOf } from '@core/search/space';
import { checkSpec } from '@core/spec/parse-spec';
import type { ExperimentSpec } from '@shared/spec';
import type { SweepPlan } from '@shared/sweep-plan';
import type { SweepCheck } from '@shared/sweeps';

const nothing = { points: null, trials: null, warnings: [], objectives: [], samplers: [] } as const;

/** What a plan would do, of anything, as the check of an experiment takes it: its faults, or its size and what can be chosen. */
export function checkSweep(input: unknown): SweepCheck {
  const { spec, faults } = checkSpec(input);
  if (spec === null) return { ...nothing, faults };
  const objectives = objectivesOf(spec);
  if (spec.sweep === null) {
    const message = 'sweeps nothing; switch on "sweep" beside at least one field';
    return { ...nothing, objectives, faults: [{ path: 'sweep', message }] };
  }
  const check = checkPlan(spec);
  // A space with faults of its own is none that a sampler could be asked about.
  const isSpace = !check.faults.some(({ path }) => path.startsWith('sweep.space'));
  return { ...check, objectives, samplers: isSpace ? samplersFor(spec.sweep) : [] };
}

function objectivesOf(spec: ExperimentSpec): SweepCheck['objectives'] {
  return objectivesFor(spec).map(({ path, title, isLessBetter }) => ({ metric: path, title, isLessBetter }));
}

function samplersFor({ space, sampler, objectives }: SweepPlan): SweepCheck['samplers'] {
  const search = { space: spaceOf(space), objectives: objectives.length };
  return samplers.map(({ key, faults }) => ({
    kind: key,
    problem: faults({ ...search, settings: { ...sampler, kind: key } })[0] ?? null,
  }));
}
