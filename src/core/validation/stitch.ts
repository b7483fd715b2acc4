import type { BacktestPath } from './combinatorial';
import type { Fold } from './fold';

/** Results out of sample, put together from several folds. */
export interface Stitched {
  /** In order of time; rows of folds without a result are not among them. [n] */
  readonly rows: Int32Array;
  /** Fold that each comes from. [n] */
  readonly fold: Int32Array;
  /** Values of each, as the folds gave them. [n, width] */
  readonly values: Float64Array;
}

/**
 * The results of all folds whose tests follow one another, as those of walk-forward and k-fold do: the headline.
 *
 * @param results of every fold, for each of its test rows; null where a fold has none, being flawed or failed [test, width]
 */
export function stitch(
  folds: readonly Fold[],
  results: readonly (Float64Array | Float32Array | null)[],
  width: number,
): Stitched {
  const whole = folds.map((fold, f) => ({ fold: f, from: 0, to: fold.test.length }));
  return stitchPath(whole, folds, results, width);
}

/** The same for one path of a combinatorial split. */
export function stitchPath(
  path: BacktestPath,
  folds: readonly Fold[],
  results: readonly (Float64Array | Float32Array | null)[],
  width: number,
): Stitched {
  const parts = path.filter(({ fold }) => results[fold] !== null);
  const length = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const stitched = {
    rows: new Int32Array(length),
    fold: new Int32Array(length),
    values: new Float64Array(length * width),
  };
  let at = 0;
  for (const { fold, from, to } of parts) {
    stitched.rows.set(folds[fold]!.test.subarray(from, to), at);
    stitched.fold.fill(fold, at, at + to - from);
    stitched.values.set(results[fold]!.subarray(from * width, to * width), at * width);
    at += to - from;
  }
  return stitched;
}
