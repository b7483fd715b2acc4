import type { RunModel, RunReport } from '@shared/run-report';
import type { RunMetrics, RunResult, SplitName } from '@shared/runs';
import type { PreparedExperiment } from '../dataset/prepare';
import { returnsOf } from '../stats/returns';
import { evaluateRun } from './evaluate';
import { splitPredictions } from './split-predictions';

/** What one trained model says: head outputs before any link function. */
export interface ModelOutputs {
  /** fold * seeds + place of the seed. */
  readonly model: number;
  readonly fold: number;
  readonly seed: number;
  /**
   * Of the rows of `rowsToPredict(experiment.dataset(fold))`; those of `train` are read of the newest fold alone and may be empty of the
   * others. [rows, outputs] each
   */
  readonly outputs: Readonly<Record<SplitName, Float32Array>>;
  readonly record: RunModel;
}

export interface ExperimentEvaluation {
  readonly metrics: RunMetrics;
  readonly results: Readonly<Record<SplitName, RunResult>>;
  readonly report: RunReport;
  /** What the reader should know before believing the figures, as sentences. */
  readonly warnings: readonly string[];
  /** Returns of the test account from bar to bar, after costs. [test bars - 1] */
  readonly returns: Float64Array;
}

/**
 * Judges all models of a run.
 *
 * @param models of every fold that was trained, all seeds of each
 */
export function evaluateExperiment(
  experiment: PreparedExperiment,
  models: readonly ModelOutputs[],
): ExperimentEvaluation {
  const { spec, bars } = experiment;
  const model = models.findLast(({ fold }) => fold === experiment.newest)!;
  const terms = { bars, horizon: spec.label.horizon, decision: spec.decision, costs: spec.costs };
  const predictions = splitPredictions(experiment.dataset(model.fold), model.outputs);
  const { metrics, results, warnings } = evaluateRun(terms, predictions);
  const report = {
    seeds: [{ seed: model.seed, metrics }],
    models: models.map(({ record }) => record),
    folds: [],
    years: [],
    regimes: [],
    calibration: null,
    threshold: null,
    paths: [],
  };
  return { metrics, results, report, warnings, returns: returnsOf(results.test.equity) };
}
