import type { SplitName } from '@shared/runs';
import type { Lesson } from '../dataset/prepare';
import type { Floats } from '../lstm/shape';
import { type Predictions, predictionsOf, residualSd } from './predictions';

/**
 * What a model said about the rows of one split, and what came true. Rows whose label is not known yet are traded and
 * drawn, but not judged: the latest bars have a signal before they have an outcome.
 */
export interface SplitPredictions extends Predictions {
  /** Place of each row in the stack, of one series its bar, in order of time. [rows] */
  readonly rows: Int32Array;
  /** 1 where what P(up) speaks of came true, 0 where it did not, NaN not known yet. [rows] */
  readonly label: Float64Array;
  /** What a label became that has not just two classes: number of a class or value. NaN not known yet. [rows] */
  readonly outcome: Float64Array | null;
}

/** Rows to ask the model about; those of the test split go on to the newest bar, whose outcome is still open. */
export function rowsToPredict({ rows }: Pick<Lesson, 'rows'>): Readonly<Record<SplitName, Int32Array>> {
  return {
    train: rows.train,
    validation: rows.validation,
    test: Int32Array.from([...rows.test, ...rows.unlabelled]),
  };
}

/** What a model says of the rows of each split, from what its head says of those of `rowsToPredict`. [rows, outputs] each */
export function modelPredictions(
  lesson: Lesson,
  outputs: Readonly<Record<SplitName, Floats>>,
): Record<SplitName, Predictions> {
  const spread = spreadOf(lesson, outputs.validation);
  const said = (split: SplitName) => predictionsOf(lesson.loss, outputs[split], lesson.target, spread);
  return { train: said('train'), validation: said('validation'), test: said('test') };
}

/** The same of the validation rows alone. [rows, outputs] */
export function validationPredictions(lesson: Lesson, outputs: Floats): Predictions {
  return predictionsOf(lesson.loss, outputs, lesson.target, spreadOf(lesson, outputs));
}

function spreadOf(lesson: Lesson, validation: Floats): number {
  const { loss, target, outcomes } = lesson;
  const came = Float64Array.from(rowsToPredict(lesson).validation, (row) => outcomes[row]!);
  return residualSd(loss, validation, target, came);
}

/** Beside what was said of these rows, what came of them. */
export function withOutcomes(
  { direction, outcomes, loss }: Pick<Lesson, 'direction' | 'outcomes' | 'loss'>,
  rows: Int32Array,
  said: Predictions,
): SplitPredictions {
  const at = (values: Floats) => Float64Array.from(rows, (row) => values[row]!);
  return { ...said, rows, label: at(direction), outcome: loss.kind === 'binary' ? null : at(outcomes) };
}
