import type { Rows } from '../learner';

export const maxBins = 255;

/** Features cut into at most 255 bins each: what lies between two thresholds counts as equal. */
export interface BinnedColumns {
  readonly count: number;
  readonly width: number;
  /** Bin of each row. [width][count] */
  readonly bins: readonly Uint8Array[];
  /** Bin b holds values above thresholds[b - 1] up to thresholds[b]; none of a constant feature. [width][bins - 1] */
  readonly thresholds: readonly Float64Array[];
}

/**
 * Bins as scikit-learn's HistGradientBoosting makes them: one a value where there are at most 255, with thresholds half way between;
 * otherwise of as equal weight as can be, by the quantiles of the rows (definition 2 of Hyndman and Fan, 1996). Unlike there no subsample
 * is drawn of more than 200,000 rows.
 *
 * @param weights rows of weight 0 have no say in where the thresholds are [count]
 */
export function binColumns({ values, count, width }: Rows, weights: Float64Array): BinnedColumns {
  const bins: Uint8Array[] = [];
  const thresholds: Float64Array[] = [];
  const weighing = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
  for (let f = 0; f < width; f++) {
    const column = new Float64Array(count);
    for (let row = 0; row < count; row++) column[row] = values[row * width + f]!;
    const order = weighing.slice().sort((a, b) => column[a]! - column[b]! || a - b);
    const limits = thresholdsOf(
      Float64Array.from(order, (row) => column[row]!),
      Float64Array.from(order, (row) => weights[row]!),
    );
    thresholds.push(limits);
    bins.push(Uint8Array.from(column, (value) => binOf(limits, value)));
  }
  return { count, width, bins, thresholds };
}

/** @param sorted ascending, with the weight of each */
function thresholdsOf(sorted: Float64Array, weights: Float64Array): Float64Array {
  const distinct = withoutRepeats(sorted);
  if (distinct.length <= maxBins) return distinct.subarray(1).map((value, i) => middle(distinct[i]!, value));
  return withoutRepeats(quantiles(sorted, weights));
}

/** The values below which 1, 2, ... 254 parts of 255 of the weight lie, half way to the next where a part ends just there. */
function quantiles(sorted: Float64Array, weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [place, below] = [0, weights[0]!];
  return Float64Array.from({ length: maxBins - 1 }, (_, i) => {
    const wanted = (((i + 1) * (100 / maxBins)) / 100) * total; // in NumPy's order of operations
    while (below < wanted && place + 1 < sorted.length) below += weights[++place]!;
    const isBetween = below - wanted <= Number.EPSILON && place + 1 < sorted.length;
    return isBetween ? middle(sorted[place]!, sorted[place + 1]!) : sorted[place]!;
  });
}

function withoutRepeats(sorted: Float64Array): Float64Array {
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

/** Below the upper one even where rounding would reach it. */
function middle(low: number, high: number): number {
  const half = low / 2 + high / 2;
  return half < high ? half : low;
}

/** The first bin whose threshold the value does not exceed. */
function binOf(thresholds: Float64Array, value: number): number {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const half = (low + high) >>> 1;
    if (value <= thresholds[half]!) high = half;
    else low = half + 1;
  }
  return low;
}
