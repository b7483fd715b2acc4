import { AppError } from '@shared/errors';
import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { SweepPlan } from '@shared/sweep-plan';
import { SpecError } from '../spec/spec-error';
import type { Axis } from './axes';
import { axesOf, drawProposal } from './draw';
import { type Drawn, drawingOf, tried } from './faults/drawn';
import { fieldFaults } from './faults/field-faults';
import {
  budgetFaults,
  objectiveFaults,
  penaltyFaults,
  prunerFaults,
  samplerFaults,
} from './faults/search-faults';
import { spaceFaults } from './faults/space-faults';
import { valueFaults } from './faults/value-faults';
import { planWarnings } from './faults/warnings';
import { samplerOf } from './registry';
import { type Space, spaceOf } from './space';
import { pointsOf } from './tree';

/** Trials drawn to see what a plan would come to. */
const draws = 64;

/** What a plan would do before any data are read: faults that stop it, or its size and what the user should know. */
export interface PlanCheck {
  readonly faults: readonly SpecFault[];
  /** Proposals of a space that can be counted, as a float where they are very many; null otherwise. */
  readonly points: number | null;
  /** Trials that it will make at most; null where time or patience alone end it. */
  readonly trials: number | null;
  readonly warnings: readonly string[];
}

/**
 * Checks how an experiment is searched. The experiment itself is sound: `checkSpec` comes first. Paths begin with `sweep.`; messages follow them.
 *
 * @throws AppError `invalid` where there is no plan
 */
export function checkPlan(spec: ExperimentSpec): PlanCheck {
  const plan = spec.sweep;
  if (plan === null)
    throw new AppError(
      'invalid',
      'The experiment sweeps nothing. Switch on "sweep" beside at least one field.',
    );
  const inItself = spaceFaults(plan.space);
  if (inItself.length > 0) return faulty(inItself);
  const space = spaceOf(plan.space);
  const axes = axesOf(space);
  const fields = fieldFaults(spec, plan.space, space);
  if (fields.length > 0) return faulty(fields);
  const drawn = drawSome(spec, space, axes);
  const content = contentFaults(spec, plan, space, axes, drawn);
  const faults = [
    ...content,
    ...samplerFaults(plan, space),
    ...(content.length > 0 ? [] : prunerFaults(plan, spec)),
    ...budgetFaults(plan, space),
  ];
  if (faults.length > 0) return faulty(faults);
  const points = pointsOf(axes)?.size ?? null;
  const trials = trialsOf(plan, space);
  return {
    faults,
    points: points !== null && Number.isFinite(points) ? points : null,
    trials,
    warnings: planWarnings(spec, plan, { axes, drawn, points, trials }),
  };
}

/** As `checkPlan` of a plan without faults. @throws SpecError (AppError `invalid`) with all of them otherwise */
export function requireSoundPlan(spec: ExperimentSpec): Omit<PlanCheck, 'faults'> {
  const { faults, ...check } = checkPlan(spec);
  if (faults.length > 0) throw new SpecError(faults);
  return check;
}

function faulty(faults: readonly SpecFault[]): PlanCheck {
  return { faults, points: null, trials: null, warnings: [] };
}

function drawSome(spec: ExperimentSpec, space: Space, axes: readonly Axis[]): readonly Drawn[] {
  const random = drawingOf('space');
  return Array.from({ length: draws }, () => tried(spec, space, drawProposal(axes, random)));
}

function contentFaults(
  spec: ExperimentSpec,
  plan: SweepPlan,
  space: Space,
  axes: readonly Axis[],
  drawn: readonly Drawn[],
): readonly SpecFault[] {
  const values = valueFaults(spec, plan.space, space, axes);
  const sound = drawn.flatMap((one) => one.spec ?? []);
  const objectives = [...objectiveFaults(plan, sound), ...penaltyFaults(plan, sound)];
  if (values.length > 0 || sound.length > 0) return [...values, ...objectives];
  const { path, message } = drawn.find(({ fault }) => fault !== null)?.fault ?? { path: '', message: '' };
  return [
    {
      path: 'sweep.space',
      message: `contradicts itself: of ${draws} trials drawn from it none makes a sound experiment. Of the first, ${path} ${message}`,
    },
    ...objectives,
  ];
}

function trialsOf({ sampler, objectives, budget }: SweepPlan, space: Space): number | null {
  const size = samplerOf(sampler.kind).size({ space, settings: sampler, objectives: objectives.length });
  if (size === null || budget.trials === null) return size ?? budget.trials;
  return Math.min(size, budget.trials);
}
