import type { PreparedDataset } from '../dataset/prepare';
import { classesOf } from '../labels/outcomes';
import type { Loss } from '../lstm/losses';
import type { Learner, Task } from '../models/learner';
import type { BaselineFold, LabelSpec, SaidOfFold } from './baseline';
import { saidOf } from './said';
import { columnsOf, readingNote, windowRows } from './window-rows';

export function taskOf({ kind }: LabelSpec): Task {
  const classes = classesOf[kind].length;
  return classes === 0 ? { kind: 'values' } : { kind: 'classes', classes };
}

/**
 * Fits a learner to the scaled features of the training rows' windows, weighing classes as the run's models do, and asks it about the
 * others. What is random in it is drawn from the seed of the spec.
 *
 * @param noteOf what the user must know of a fit, a sentence; null where it went well
 */
export function sayByLearner<Model>(
  fold: BaselineFold,
  learner: Learner<Model>,
  noteOf: (model: Model) => string | null = () => null,
): SaidOfFold {
  const { experiment } = fold;
  const dataset = fold.dataset();
  const columns = columnsOf(experiment);
  const rowsOf = (rows: Int32Array) => windowRows(dataset.matrix, dataset.featureNames.length, columns, rows);
  const { train, validation } = dataset.rows;
  const weights = weightsOf(dataset, train);
  const model = learner.fit(rowsOf(train), labelsOf(dataset, train), weights, experiment.spec.seed, {
    rows: rowsOf(validation),
    labels: labelsOf(dataset, validation),
    weights: null,
  });
  const notes = [readingNote(experiment), noteOf(model)].filter((note) => note !== null);
  return saidOf(fold, (rows) => learner.predict(model, rowsOf(rows)), notes);
}

function labelsOf({ outcomes }: PreparedDataset, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => outcomes[row]!);
}

/** Null where all rows weigh the same. */
function weightsOf({ loss, outcomes }: PreparedDataset, rows: Int32Array): Float64Array | null {
  const weights = classWeights(loss);
  if (weights.every((weight) => weight === 1)) return null;
  return Float64Array.from(rows, (row) => weights[outcomes[row]!]!);
}

function classWeights(loss: Loss): readonly number[] {
  return loss.kind === 'binary' || loss.kind === 'categorical' ? loss.classWeights : [];
}
