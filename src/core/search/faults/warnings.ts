import type { ExperimentSpec } from '@shared/spec';
import type { SweepPlan } from '@shared/sweep-plan';
import type { Axis } from '../axes';
import type { Drawn } from './drawn';
import { isDefined } from './search-faults';

interface Size {
  readonly axes: readonly Axis[];
  readonly drawn: readonly Drawn[];
  readonly points: number | null;
  readonly trials: number | null;
}

/** What is sound but may not be meant, as sentences. */
export function planWarnings(spec: ExperimentSpec, plan: SweepPlan, size: Size): readonly string[] {
  return [
    ...size.axes
      .filter((axis) => axis.size === 1)
      .map(({ path }) => `${path} has one value only, so nothing about it is searched.`),
    ...contradictionWarnings(size.drawn),
    ...undefinedWarnings(plan, size.drawn),
    ...lengthWarnings(plan, size),
    ...unseenWarnings(plan),
    ...foldWarnings(spec, plan),
  ];
}

function contradictionWarnings(drawn: readonly Drawn[]): readonly string[] {
  const failed = drawn.filter(({ fault }) => fault !== null);
  const fault = failed[0]?.fault;
  if (!fault) return [];
  const share = Math.max(1, Math.round((100 * failed.length) / drawn.length));
  return [
    `About ${share} % of the trials will fail, since their fields contradict each other: for one, ${fault.path} ${fault.message}.`,
  ];
}

function undefinedWarnings({ objectives }: SweepPlan, drawn: readonly Drawn[]): readonly string[] {
  return objectives.flatMap(({ metric }) => {
    const lacking = drawn.find(({ spec }) => spec !== null && !isDefined(metric, spec))?.spec;
    if (!lacking) return [];
    return [`${metric} is undefined for trials with the label "${lacking.label.kind}": they cannot win.`];
  });
}

function lengthWarnings({ sampler, budget, lag }: SweepPlan, { points, trials }: Size): readonly string[] {
  const warnings: string[] = [];
  if (sampler.kind === 'grid' && points !== null && trials !== null && trials < points)
    warnings.push(
      `The grid has ${points.toLocaleString('en-US')} points; the budget ends after ${trials.toLocaleString('en-US')} of them, drawn evenly.`,
    );
  if (sampler.kind !== 'grid' && points !== null && budget.trials !== null && points < budget.trials)
    warnings.push(
      `There are ${points.toLocaleString('en-US')} different trials, fewer than the budget's ${budget.trials.toLocaleString('en-US')}: some will be repeated. A grid tries each once.`,
    );
  const blind = (sampler.kind === 'tpe' ? sampler.startup : 0) + lag - 1;
  if (learns(sampler.kind) && trials !== null && trials <= blind)
    warnings.push(
      `The sampler ${sampler.kind} learns nothing within ${trials} trials: the first ${blind} are drawn at random or begin before others have ended.`,
    );
  return warnings;
}

function learns(kind: SweepPlan['sampler']['kind']): boolean {
  return kind === 'tpe' || kind === 'cmaes';
}

const movesRows = ['split', 'data.from', 'data.to', 'data.interval'];

/** The winner is chosen among trials, some of which were judged on rows that it is tested on. */
function unseenWarnings({ space }: SweepPlan): readonly string[] {
  const moved = space.find(({ path }) => movesRows.some((one) => path === one || path.startsWith(`${one}.`)));
  if (moved === undefined) return [];
  return [
    `${moved.path} moves the rows that are tested on, so test rows of one trial may be validation rows of another: the test of what is chosen is no longer wholly unseen.`,
  ];
}

function foldWarnings({ split, training }: ExperimentSpec, { pruner, space }: SweepPlan): readonly string[] {
  const isSwept = space.some(({ path }) => path === 'training.epochs');
  if (pruner.kind === 'none' || split.kind === 'chronological' || isSwept) return [];
  if (pruner.warmUp < training.epochs) return [];
  return [
    `Trials train at most ${training.epochs} epochs, all within the pruner's warm-up: they are stopped between folds alone.`,
  ];
}
