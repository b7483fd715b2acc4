import { binNumbers, quantileEdges } from '../../analysis/quantile-bins';
import { knownPairs } from '../known-pairs';

/** `width`: parts of 0 to 1 of one width. `count`: parts with as many rows each, fewer of them where probabilities are tied. */
export type BinKind = 'width' | 'count';

/** What was said and what happened in one part of the probabilities. */
export interface CalibrationBin {
  readonly rows: number;
  /** Mean probability said. */
  readonly said: number;
  /** Share that went up. */
  readonly happened: number;
}

/**
 * Probabilities and labels in bins, empty ones left out; a probability on an edge belongs to the lower bin, as in scikit-learn's
 * `calibration_curve`. Rows with a NaN are left out.
 *
 * @param probability P(up), 0-1. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function calibrationBins(
  probability: Float64Array,
  label: Float64Array,
  bins: number,
  kind: BinKind,
): readonly CalibrationBin[] {
  const [known, happened] = knownPairs(probability, label);
  if (known.length === 0) return [];
  const edges = kind === 'width' ? equalEdges(bins) : quantileEdges(known.toSorted(), bins);
  const numbers = binNumbers(known, edges);
  const sums = Array.from({ length: edges.length + 1 }, () => ({ rows: 0, said: 0, ups: 0 }));
  numbers.forEach((bin, row) => {
    const sum = sums[bin]!;
    sum.rows++;
    sum.said += known[row]!;
    sum.ups += happened[row]!;
  });
  return sums
    .filter(({ rows }) => rows > 0)
    .map(({ rows, said, ups }) => ({ rows, said: said / rows, happened: ups / rows }));
}

function equalEdges(bins: number): Float64Array {
  return Float64Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
}
