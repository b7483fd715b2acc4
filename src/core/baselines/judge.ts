import type { RunResult, SplitMetrics } from '@shared/runs';
import type { PreparedExperiment } from '../dataset/prepare';
import type { Predictions } from '../evaluation/predictions';
import { returnsOf } from '../stats/returns';
import type { CameTrue, JudgedRows } from './judged-rows';

/** What was said of the rows of `rowsToPredict` of a fold, by a model, an ensemble or a baseline. */
export interface FoldPredictions {
  readonly fold: number;
  readonly validation: Predictions;
  readonly test: Predictions;
}

/** The test of all folds, put together, judged and traded. */
export interface JudgedTest {
  readonly metrics: SplitMetrics;
  readonly result: RunResult;
  /** The stitched test rows whose label is known. */
  readonly said: JudgedRows;
  readonly came: CameTrue;
}

/** What baselines are compared with: the run's ensemble, judged. */
export interface JudgedRun extends Pick<JudgedTest, 'metrics' | 'said' | 'came'> {
  /** Returns of buy and hold over the bars of the test, after costs. [moments] */
  readonly held: Float64Array;
}

export function judgedRunOf({ metrics, said, came, result }: JudgedTest): JudgedRun {
  return { metrics, said, came, held: returnsOf(result.buyAndHold) };
}

/**
 * Judges predictions as those of a run's models are: calibrated and given a threshold on the validation rows of each fold, put together
 * over the folds, judged on the test rows, traded after the same costs, a panel in one account.
 */
export type JudgeTest = (experiment: PreparedExperiment, folds: readonly FoldPredictions[]) => JudgedTest;
