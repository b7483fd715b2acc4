import { AppError } from '@shared/errors';
import type { ClassWeights } from './loss';
import type { Floats } from './shape';

/**
 * Loss weights of the two classes. `balanced`: rows / (2 * rows of the class), counted over the given rows (scikit-learn's
 * `class_weight="balanced"`). Throws where a class has no rows, since its weight is then undefined.
 */
export function classWeights(kind: 'none' | 'balanced', labels: Floats, rows: Int32Array): ClassWeights {
  if (kind === 'none') return [1, 1];
  const ups = rows.reduce((count, row) => count + (labels[row] === 1 ? 1 : 0), 0);
  const downs = rows.length - ups;
  if (ups === 0 || downs === 0) {
    const all = ups === 0 ? 'down' : 'up';
    throw new AppError(
      'invalid',
      `All ${rows.length} training rows are labelled ${all}, so balanced class weights are undefined: choose a longer period or class weights "none".`,
    );
  }
  return [rows.length / (2 * downs), rows.length / (2 * ups)];
}
