import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { SweepPlan } from '@shared/sweep-plan';
import { incomparableOver, objectivesFor, searchMetrics } from '../objectives';
import { samplerOf } from '../registry';
import { contentOf, type Space } from '../space';

/** Points that a grid is walked through without a limit of trials. */
const mostPoints = 1_000_000;

/** Objectives that there are not, that no trial could have, or that mean something else from trial to trial. */
export function objectiveFaults(plan: SweepPlan, specs: readonly ExperimentSpec[]): readonly SpecFault[] {
  return plan.objectives.flatMap(({ metric }, k): SpecFault[] => {
    const path = `sweep.objectives.${k}.metric`;
    if (!searchMetrics.some((one) => one.path === metric)) {
      const message = `is "${metric}", which no search can go by; choose one of ${searchMetrics.map((one) => one.path).join(', ')}`;
      return [{ path, message }];
    }
    if (plan.objectives.findIndex((one) => one.metric === metric) < k)
      return [{ path, message: `is ${metric} once more; choose another, or search by one objective` }];
    if (specs.length > 0 && !specs.some((spec) => isDefined(metric, spec))) {
      const message = `is ${metric}, which the label "${specs[0]!.label.kind}" leaves undefined; choose one of ${objectivesFor(
        specs[0]!,
      )
        .map((one) => one.path)
        .join(', ')}`;
      return [{ path, message }];
    }
    const why = plan.space.map((one) => incomparableOver(metric, [one.path])).find((one) => one !== null);
    return why === undefined
      ? []
      : [{ path, message: `cannot be ${metric} here. ${why.replace(/\.$/, '')}` }];
  });
}

/** Of one model there is no deviation to take off, so no trial would have a value. */
export function penaltyFaults(
  { objectives, seeds }: SweepPlan,
  specs: readonly ExperimentSpec[],
): readonly SpecFault[] {
  const isAlone =
    seeds === 1 && specs.length > 0 && specs.every(({ split }) => split.kind === 'chronological');
  if (!isAlone) return [];
  return objectives.flatMap(({ penalty }, k) =>
    penalty === 0
      ? []
      : [
          {
            path: `sweep.objectives.${k}.penalty`,
            message: `must be 0, not ${penalty}, where a trial trains one model, which has no deviation; train several seeds a trial (sweep.seeds), or choose a split of several folds`,
          },
        ],
  );
}

/** Whether a spec's label and loss define a metric. */
export function isDefined(metric: string, spec: ExperimentSpec): boolean {
  return objectivesFor(spec).some(({ path }) => path === metric);
}

export function samplerFaults({ sampler, objectives }: SweepPlan, space: Space): readonly SpecFault[] {
  const search = { space, settings: sampler, objectives: objectives.length };
  return samplerOf(sampler.kind)
    .faults(search)
    .map((message) => ({ path: 'sweep.sampler.kind', message }));
}

/** Budgets without an end, and grids that nobody lives to see the end of. */
export function budgetFaults(plan: SweepPlan, space: Space): readonly SpecFault[] {
  const { trials, hours, patience } = plan.budget;
  const size = samplerOf(plan.sampler.kind).size({
    space,
    settings: plan.sampler,
    objectives: plan.objectives.length,
  });
  if (size !== null && size > Number.MAX_SAFE_INTEGER)
    return [
      {
        path: 'sweep.sampler.kind',
        message: `${grown(size)}, more than can be numbered; sweep fewer values, or take another sampler`,
      },
    ];
  if (size !== null && size > mostPoints && trials === null)
    return [
      {
        path: 'sweep.budget.trials',
        message: `is off, but ${grown(size)}; say how many of them to try, sweep fewer values, or take another sampler`,
      },
    ];
  if (size === null && trials === null && hours === null && patience === null)
    return [
      {
        path: 'sweep.budget',
        message:
          'has no end; say how many trials, how many hours, or after how many without a better one to stop',
      },
    ];
  return [];
}

function grown(size: number): string {
  const count = size < 1e15 ? size.toLocaleString('en-US') : size.toExponential(1);
  return `the grid has ${count} points`;
}

/** Pruners that compare what cannot be compared, or that would never come to stop a trial. */
export function prunerFaults({ pruner, space }: SweepPlan, spec: ExperimentSpec): readonly SpecFault[] {
  if (pruner.kind === 'none') return [];
  const changed = space.find(({ path }) => incomparableOver('loss', [path]) !== null);
  if (changed !== undefined) {
    const message = `must be "none": trials are stopped for their validation loss, which means something else wherever ${changed.path} differs`;
    return [{ path: 'sweep.pruner.kind', message }];
  }
  const most = mostEpochs(spec);
  if (spec.split.kind !== 'chronological' || pruner.warmUp < most) return [];
  const message = `must be below the ${most} epochs that a trial trains, not ${pruner.warmUp}: nothing could be stopped`;
  return [{ path: 'sweep.pruner.warmUp', message }];
}

/** Epochs that a trial of the plan trains at most, a model. */
export function mostEpochs({ training, sweep }: ExperimentSpec): number {
  const swept = sweep?.space.find(({ path }) => path === 'training.epochs');
  const base = swept === undefined || swept.when !== null ? training.epochs : 0;
  switch (swept?.kind) {
    case 'int':
    case 'float':
      return Math.max(base, swept.high);
    case 'choice':
      return Math.max(base, ...swept.values.map(contentOf).filter((value) => typeof value === 'number'));
    default:
      return training.epochs;
  }
}
