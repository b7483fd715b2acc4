import { type BinnedColumns, maxBins } from './bins';

/** Sums over the rows of a node, bin after bin. [width * binsOf] each; the bins of feature f begin at f * binsOf */
export interface Histogram {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly counts: Int32Array;
}

export const binsOf = maxBins + 1;

/** @param rows of the node */
export function histogramOf(
  { bins, width }: BinnedColumns,
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
): Histogram {
  const out = emptyHistogram(width);
  const { gradients, hessians, counts } = out;
  for (let f = 0; f < width; f++) {
    const column = bins[f]!;
    const from = f * binsOf;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const at = from + column[row]!;
      gradients[at]! += gradient[row]!;
      hessians[at]! += hessian[row]!;
      counts[at]!++;
    }
  }
  return out;
}

/** What is left of the parent's histogram without one child's: the other child's, which need not be counted. */
export function without(whole: Histogram, part: Histogram): Histogram {
  return {
    gradients: whole.gradients.map((value, i) => value - part.gradients[i]!),
    hessians: whole.hessians.map((value, i) => value - part.hessians[i]!),
    counts: whole.counts.map((value, i) => value - part.counts[i]!),
  };
}

function emptyHistogram(width: number): Histogram {
  const length = width * binsOf;
  return {
    gradients: new Float64Array(length),
    hessians: new Float64Array(length),
    counts: new Int32Array(length),
  };
}
