import { upShareOf } from '../stats/classification';
import { type Forecast, naiveForecast } from '../stats/forecast';
import { type ClassProbabilities, classShares } from '../stats/movement';
import type { Predictions } from './predictions';
import type { SplitPredictions } from './split-predictions';

/** What says nothing but what the training rows of its model teach, for each row judged. */
export interface Naive {
  /** Share of ups. [rows] */
  readonly upShare: Float64Array;
  /** Shares of three classes [rows] each; null where there are not three. */
  readonly classes: ClassProbabilities | null;
  /** Their mean, normal distribution or quantiles; null where labels are classes. */
  readonly forecast: Forecast | null;
}

/**
 * @param training labels and outcomes of the training rows
 * @param like what it stands beside, which says the form it takes
 */
export function naiveOf(training: Pick<SplitPredictions, 'label' | 'outcome'>, like: Predictions): Naive {
  const rows = like.probability.length;
  const same = (value: number) => new Float64Array(rows).fill(value);
  const known = training.outcome?.filter((value) => !Number.isNaN(value)) ?? null;
  const [first, second, third] = known === null ? [NaN, NaN, NaN] : classShares(known);
  return {
    upShare: same(upShareOf(training.label)),
    classes: known && like.probabilityDown && [same(first), same(second), same(third)],
    forecast: known && like.forecast && naiveForecast(like.forecast, known, rows),
  };
}
