import { type BinnedColumns, maxBins } from './bins';

/**
 * Sums over the rows of a node, bin after bin: of gradients, of second derivatives, and how many rows. Feature f begins at f * binsOf *
 * perBin. [width, binsOf, perBin]
 */
export type Histogram = Float64Array;

export const binsOf = maxBins + 1;
export const perBin = 3;

/** Histograms given back are taken again, since a new one for every node would keep the memory busy, not the arithmetic. */
export class HistogramPool {
  readonly #free: Histogram[] = [];
  readonly #length: number;

  constructor(width: number) {
    this.#length = width * binsOf * perBin;
  }

  /** All zero. */
  take(): Histogram {
    return this.#free.pop()?.fill(0) ?? new Float64Array(this.#length);
  }

  giveBack(histogram: Histogram): void {
    this.#free.push(histogram);
  }
}

/** @param rows of the node */
export function fillHistogram(
  out: Histogram,
  { bins, width }: BinnedColumns,
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const count = rows.length;
  for (let f = 0; f < width; f++) {
    const column = bins[f]!;
    const from = f * binsOf;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const at = (from + column[row]!) * perBin;
      out[at]! += gradient[row]!;
      out[at + 1]! += hessian[row]!;
      out[at + 2]! += 1;
    }
  }
}

/** Leaves of the parent's histogram the other child's, which so need not be counted. In place. */
export function takeAway(whole: Histogram, part: Histogram): void {
  const length = whole.length;
  for (let i = 0; i < length; i++) whole[i]! -= part[i]!;
}
