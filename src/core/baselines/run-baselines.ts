import { assertNever } from '@shared/errors';
import type { PreparedExperiment } from '../dataset/prepare';
import { rowsToPredict } from '../evaluation/split-predictions';
import { barsPerYear } from '../stats/bars-per-year';
import { returnsOf } from '../stats/returns';
import type { Baseline, BaselineTools, SayingBaseline } from './baseline';
import type { ComparisonTerms } from './compare';
import type { JudgedTest, JudgeTest } from './judge';
import { baseRateBaseline, sayBaseRate } from './kinds/base-rate';
import { failedResult, heldResult, type JudgedBaseline, judgedResult } from './result';
import { sayFolds } from './say-folds';

export interface BaselineHooks {
  /** Awaited before each fold of each baseline; throws AppError `cancelled` where it is time to stop. `fraction` of all is done. */
  onStep(baseline: Baseline, fraction: number): Promise<void>;
  onResult(judged: JudgedBaseline): void;
  /** Milliseconds, from any origin. */
  now(): number;
}

export interface BaselineParts {
  readonly judge: JudgeTest;
  readonly tools: BaselineTools;
  readonly hooks: BaselineHooks;
}

/**
 * Fits baselines to the folds of a run, judges them on its rows after its costs, and compares each with it.
 *
 * @param run the run's ensemble, judged
 */
export async function runBaselines(
  experiment: PreparedExperiment,
  baselines: readonly Baseline[],
  run: JudgedTest,
  parts: BaselineParts,
): Promise<readonly JudgedBaseline[]> {
  const { spec, bars } = experiment;
  const terms: ComparisonTerms = {
    label: spec.label,
    came: run.came,
    barsPerYear: barsPerYear(bars.time),
    seed: spec.seed,
  };
  const chance = parts.judge(experiment, chanceFolds(experiment));
  const results: JudgedBaseline[] = [];
  for (const [place, baseline] of baselines.entries()) {
    const onFold = (done: number, all: number) =>
      parts.hooks.onStep(baseline, (place + done / all) / baselines.length);
    const judged = await judgeOne(experiment, baseline, terms, { run, chance }, parts, onFold);
    parts.hooks.onResult(judged);
    results.push(judged);
  }
  return results;
}

async function judgeOne(
  experiment: PreparedExperiment,
  baseline: Baseline,
  terms: ComparisonTerms,
  beside: { readonly run: JudgedTest; readonly chance: JudgedTest },
  parts: BaselineParts,
  onFold: (done: number, all: number) => Promise<void>,
): Promise<JudgedBaseline> {
  const { run, chance } = beside;
  switch (baseline.how) {
    case 'holds':
      return heldResult(baseline, terms, run, returnsOf(run.result.buyAndHold));
    case 'says':
      return judgeSaying(experiment, baseline, terms, run, chance, parts, onFold);
    default:
      return assertNever(baseline);
  }
}

async function judgeSaying(
  experiment: PreparedExperiment,
  baseline: SayingBaseline,
  terms: ComparisonTerms,
  run: JudgedTest,
  chance: JudgedTest,
  { judge, tools, hooks }: BaselineParts,
  onFold: (done: number, all: number) => Promise<void>,
): Promise<JudgedBaseline> {
  const start = hooks.now();
  const secondsSince = () => (hooks.now() - start) / 1000;
  const said = await sayFolds(experiment, baseline, tools, { onFold });
  if (!said.ok)
    return failedResult(baseline, terms.label, said.problem, { notes: [], seconds: secondsSince() });
  const own = baseline === baseRateBaseline ? chance : judge(experiment, said.folds);
  return judgedResult(baseline, terms, run, chance, own, { notes: said.notes, seconds: secondsSince() });
}

function chanceFolds(experiment: PreparedExperiment) {
  return experiment.split.folds.flatMap(({ flaw }, fold) => {
    if (flaw !== null) return [];
    const dataset = experiment.dataset(fold);
    const { validation, test } = rowsToPredict(dataset);
    return [{ fold, ...sayBaseRate({ experiment, dataset, asked: { validation, test } }) }];
  });
}
