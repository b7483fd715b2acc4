import type { SplitName } from '@shared/runs';
import type { PreparedDataset } from '../dataset/prepare';
import type { Floats } from '../lstm/shape';
import { type Predictions, predictionsOf, residualSd } from './predictions';

/**
 * What a model said about the rows of one split, and what came true. Rows whose label is not known yet are traded and
 * drawn, but not judged: the latest bars have a signal before they have an outcome.
 */
export interface SplitPredictions extends Predictions {
  /** Bar index of each row, ascending. [rows] */
  readonly rows: Int32Array;
  /** 1 the close rose over the horizon, 0 it did not, NaN not known yet. [rows] */
  readonly label: Float64Array;
  /** What a label that is not the direction became: a class of `movementClasses` or a log return. NaN not known yet. [rows] */
  readonly outcome: Float64Array | null;
}

/** Rows to ask the model about; those of the test split go on to the newest bar, whose outcome is still open. */
export function rowsToPredict({
  rows,
}: Pick<PreparedDataset, 'rows'>): Readonly<Record<SplitName, Int32Array>> {
  return {
    train: rows.train,
    validation: rows.validation,
    test: Int32Array.from([...rows.test, ...rows.unlabelled]),
  };
}

/** Predictions of all splits, from what the head says of the rows of `rowsToPredict`. [rows, outputs] each */
export function splitPredictions(
  dataset: PreparedDataset,
  outputs: Readonly<Record<SplitName, Floats>>,
): Record<SplitName, SplitPredictions> {
  const { loss, target, direction, outcomes } = dataset;
  const asked = rowsToPredict(dataset);
  const at = (values: Floats, rows: Int32Array) => Float64Array.from(rows, (row) => values[row]!);
  const spread = residualSd(loss, outputs.validation, target, at(outcomes, asked.validation));
  const predictions = (split: SplitName): SplitPredictions => ({
    ...predictionsOf(loss, outputs[split], target, spread),
    rows: asked[split],
    label: at(direction, asked[split]),
    outcome: loss.kind === 'binary' ? null : at(outcomes, asked[split]),
  });
  return {
    train: predictions('train'),
    validation: predictions('validation'),
    test: predictions('test'),
  };
}
