import { knownPairs } from '../known-pairs';
import { type BinKind, calibrationBins } from './bins';

/** The Brier score and what it is made of; NaN without rows. score = reliability - resolution + uncertainty + within. */
export interface Brier {
  /** Mean squared distance of P(up) from what happened, 0 the best: Brier, Monthly Weather Review 78 (1950). */
  readonly score: number;
  /** How far the bins are from what happened in them: 0 the best. */
  readonly reliability: number;
  /** How far what happened in the bins is from the overall share: the more the better. */
  readonly resolution: number;
  /** Variance of what happened, which no forecast changes. */
  readonly uncertainty: number;
  /** What is left because probabilities differ inside a bin; 0 where every bin holds one. */
  readonly within: number;
  /** 1 - score / uncertainty: against saying the overall share every time. NaN of one class alone. */
  readonly skill: number;
}

/**
 * Murphy's decomposition, "A New Vector Partition of the Probability Score" (Journal of Applied Meteorology 12, 1973), over bins; what
 * differs inside of them is stated as Stephenson, Coelho and Jolliffe do (Weather and Forecasting 23, 2008). Rows with a NaN are left
 * out.
 *
 * @param probability P(up), 0-1. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function brier(
  probability: Float64Array,
  label: Float64Array,
  bins = 10,
  kind: BinKind = 'width',
): Brier {
  const [said, happened] = knownPairs(probability, label);
  const rows = said.length;
  const share = sumOf(happened) / rows;
  const score = sumOf(said.map((p, row) => (p - happened[row]!) ** 2)) / rows;
  const parts = calibrationBins(said, happened, bins, kind);
  const over = (part: (bin: (typeof parts)[number]) => number) =>
    parts.reduce((sum, bin) => sum + bin.rows * part(bin), 0) / rows;
  const reliability = over((bin) => (bin.said - bin.happened) ** 2);
  const resolution = over((bin) => (bin.happened - share) ** 2);
  const uncertainty = share * (1 - share);
  const within = score - reliability + resolution - uncertainty;
  const skill = uncertainty > 0 ? 1 - score / uncertainty : NaN;
  return { score, reliability, resolution, uncertainty, within, skill };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
