import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { PreparedExperiment } from '../dataset/prepare';
import { barsPerYear } from '../stats/bars-per-year';
import type { Baseline, BaselineTools } from './baseline';
import type { ComparisonTerms } from './compare';
import { foldOf, soundFolds } from './fold-of';
import { type JudgedRun, judgeTest } from './judge';
import { sayBaseRate } from './kinds/base-rate';
import { failedResult, heldResult, type JudgedBaseline, judgedResult } from './result';
import { type SayingHooks, sayFolds } from './say-folds';

type Decision = ExperimentSpec['decision'];

/**
 * Fits baselines to the folds of a run, judges them on its rows after its costs, and compares each with it. In the order they come in.
 *
 * @param run the run's ensemble, judged
 */
export async function runBaselines(
  experiment: PreparedExperiment,
  baselines: readonly Baseline[],
  run: JudgedRun,
  tools: BaselineTools,
  hooks: SayingHooks,
): Promise<readonly JudgedBaseline[]> {
  const { spec, bars } = experiment;
  const terms: ComparisonTerms = {
    label: spec.label,
    came: run.came,
    barsPerYear: barsPerYear(bars.time),
    seed: spec.seed,
  };
  const saying = baselines.filter((baseline) => baseline.how === 'says');
  const said = await sayFolds(experiment, saying, tools, hooks);
  const chance = judgeTest(experiment, chanceFolds(experiment), run.end, spec.decision);
  return baselines.map((baseline) => {
    switch (baseline.how) {
      case 'holds':
        return heldResult(baseline, terms, run);
      case 'says': {
        const own = said[saying.indexOf(baseline)]!;
        if (own.folds === null) return failedResult(baseline, terms.label, own.problem, own);
        const decision = baseline.isRule ? asSaid(spec.decision) : spec.decision;
        const judged = judgeTest(experiment, own.folds, run.end, decision);
        return judgedResult(baseline, terms, run, chance, judged, own);
      }
      default:
        return assertNever(baseline);
    }
  });
}

/** A rule is traded as it speaks. */
function asSaid(decision: Decision): Decision {
  return { ...decision, calibration: 'none', threshold: 'fixed' };
}

function chanceFolds(experiment: PreparedExperiment) {
  return soundFolds(experiment).map((fold) => ({ fold, ...sayBaseRate(foldOf(experiment, fold)) }));
}
