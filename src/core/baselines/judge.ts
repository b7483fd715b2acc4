import type { RunResult, SplitMetrics } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { PreparedExperiment } from '../dataset/prepare';
import { decideFold } from '../evaluation/decided-fold';
import { evaluateSplit, type JudgedSplit, type SplitEvaluation } from '../evaluation/evaluate-split';
import type { Predictions } from '../evaluation/predictions';
import { headlineOf } from '../evaluation/stitched';
import { type RunTerms, termsOf } from '../evaluation/terms';
import { centreOf } from '../stats/forecast';
import { returnsOf } from '../stats/returns';
import type { CameTrue, JudgedRows } from './judged-rows';

/** What was said of the rows of `rowsToPredict` of a fold. */
export interface FoldPredictions {
  readonly fold: number;
  readonly validation: Predictions;
  readonly test: Predictions;
}

/** The test of all folds, put together, judged and traded. */
export interface JudgedTest {
  readonly metrics: SplitMetrics;
  readonly result: RunResult;
  readonly said: JudgedRows;
}

/** What baselines are compared with: the run's ensemble, judged. */
export interface JudgedRun {
  readonly metrics: SplitMetrics;
  readonly said: JudgedRows;
  readonly came: CameTrue;
  /** Returns of buy and hold over the bars of the test, after costs. [moments] */
  readonly held: Float64Array;
  /** Moment before which the account of the test ends. */
  readonly end: number;
}

/**
 * Judges what a baseline said as what a run's models say is: calibrated and given a threshold on the validation rows of each fold, put
 * together over the folds, judged on the same test rows and traded over the same bars after the same costs. Without bootstrap intervals,
 * which take longer than all else.
 *
 * @param end of the run's account
 * @param decision that of the spec, or of a rule without what chances are for
 */
export function judgeTest(
  experiment: PreparedExperiment,
  folds: readonly FoldPredictions[],
  end: number,
  decision: ExperimentSpec['decision'],
): JudgedTest {
  const terms = termsOf(experiment);
  const tests = experiment.split.folds.map((_, place) => {
    const said = folds.find(({ fold }) => fold === place);
    if (said === undefined) return null;
    const lesson = experiment.lesson(place);
    return decideFold(decision, terms, lesson, { ...said, train: null }, false).test;
  });
  const said = headlineOf(experiment, tests);
  const input = { split: 'test', said, endBefore: end, hasIntervals: false } as const;
  const evaluation = evaluateSplit(terms, input);
  return { metrics: evaluation.metrics, result: evaluation.result, said: rowsOf(terms, said, evaluation) };
}

/** A run's ensemble as baselines are compared with it. `said` and `evaluation` are of the test rows of all folds. */
export function judgedRunOf(
  experiment: PreparedExperiment,
  said: JudgedSplit,
  evaluation: SplitEvaluation,
): JudgedRun {
  const { metrics, result, range } = evaluation;
  return {
    metrics,
    said: rowsOf(termsOf(experiment), said, evaluation),
    came: { outcome: said.outcome ?? said.label, label: said.label },
    held: returnsOf(result.buyAndHold),
    end: range.end,
  };
}

function rowsOf({ traded }: RunTerms, said: JudgedSplit, { result }: SplitEvaluation): JudgedRows {
  return {
    moments: traded.momentsOf(said.rows),
    probability: said.probability,
    probabilityDown: said.probabilityDown,
    forecast: said.forecast && centreOf(said.forecast),
    returns: returnsOf(result.equity),
  };
}
