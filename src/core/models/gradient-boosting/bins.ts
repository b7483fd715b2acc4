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
 * otherwise as many rows in each as can be, by the quantiles of the rows (definition 2 of Hyndman and Fan, 1996). Unlike there
 * weights move no quantile and no subsample is drawn of more than 200,000 rows.
 */
export function binColumns({ values, count, width }: Rows): BinnedColumns {
  const bins: Uint8Array[] = [];
  const thresholds: Float64Array[] = [];
  for (let f = 0; f < width; f++) {
    const column = new Float64Array(count);
    for (let row = 0; row < count; row++) column[row] = values[row * width + f]!;
    const limits = thresholdsOf(column.slice().sort());
    thresholds.push(limits);
    bins.push(Uint8Array.from(column, (value) => binOf(limits, value)));
  }
  return { count, width, bins, thresholds };
}

/** @param sorted ascending */
function thresholdsOf(sorted: Float64Array): Float64Array {
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= maxBins) return distinct.subarray(1).map((value, i) => middle(distinct[i]!, value));
  const quantiles = Float64Array.from({ length: maxBins - 1 }, (_, i) => quantile(sorted, i + 1));
  return quantiles.filter((value, i) => i === 0 || value !== quantiles[i - 1]);
}

function quantile(sorted: Float64Array, part: number): number {
  const place = Math.floor((part * sorted.length) / maxBins);
  const isBetween = (part * sorted.length) % maxBins === 0;
  return isBetween ? middle(sorted[place - 1]!, sorted[place]!) : sorted[place]!;
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
