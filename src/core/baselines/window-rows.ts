import type { PreparedExperiment } from '../dataset/prepare';
import type { Rows } from '../models/learner';

/** What a model that knows no order in time reads of a window: all of its bars side by side, or the last alone. */
export type WindowReading = 'window' | 'lastBar';

/** Columns beyond which only the last bar is read: more teach such models little from some thousand rows, and take long. */
const mostColumns = 256;
/** Numbers of training rows beyond which only the last bar is read; 128 MiB. */
const mostNumbers = 32 * 1024 * 1024;

/** The same for all folds of an experiment, so that their figures can be put together. */
export function readingOf({ spec, featureNames, split }: PreparedExperiment): WindowReading {
  const columns = spec.window.lookback * featureNames.length;
  const longest = Math.max(...split.folds.map(({ train }) => train.length));
  return columns <= mostColumns && columns * longest <= mostNumbers ? 'window' : 'lastBar';
}

/** Columns that such a model reads. */
export function columnsOf(experiment: PreparedExperiment): number {
  const { spec, featureNames } = experiment;
  return featureNames.length * (readingOf(experiment) === 'window' ? spec.window.lookback : 1);
}

/** What the user must know of what was read; null where it was the whole window. */
export function readingNote(experiment: PreparedExperiment): string | null {
  const { spec, featureNames } = experiment;
  if (readingOf(experiment) === 'window') return null;
  return `It reads the ${featureNames.length} features of the last bar of each window alone: those of all ${spec.window.lookback} bars side by side would be too many for it.`;
}

/** The features of each row, scaled, bars of a window from the oldest to the newest. [rows, columns] */
export function windowRows(matrix: Float32Array, features: number, columns: number, rows: Int32Array): Rows {
  const values = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    const end = (row + 1) * features;
    values.set(matrix.subarray(end - columns, end), i * columns);
  });
  return { values, count: rows.length, width: columns };
}
