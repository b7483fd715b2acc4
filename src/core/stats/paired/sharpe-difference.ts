import { createRandom } from '../../random';
import { optimalBlockLengths } from '../bootstrap/block-length';
import { wholeLength } from '../bootstrap/draw-rows';
import { knownPairs } from '../known-pairs';
import { quantileOfSorted } from '../quantile';
import { sharpeMoments } from '../sharpe-honesty/moments';
import { type CircularSums, circularSums, resampledGap } from './circular-sums';
import { prewhitenedVariance } from './prewhitened-variance';
import { influences, pairMoments, sharpeGap } from './sharpe-influence';

export interface SharpeDifferencePlan {
  /** Number of resamples; 4,999 in the paper. */
  readonly resamples: number;
  readonly seed: number;
  /** Level of the interval: 0.95, say. */
  readonly level: number;
  /** Bars of a block; where left out the optimal length of Politis and White for the difference. */
  readonly blockLength?: number;
}

/** Whether one account's Sharpe ratio is above another's. All per period; NaN where undefined. */
export interface SharpeDifference {
  /** Bars of which both returns are known. */
  readonly rows: number;
  /** Sharpe ratio of the first less that of the second, standard deviations with divisor n. */
  readonly difference: number;
  readonly standardError: number;
  /** Chance of a difference at least as large, of either sign, of equal Sharpe ratios. */
  readonly p: number;
  /** Symmetric interval of the difference. */
  readonly low: number;
  readonly high: number;
  readonly blockLength: number;
}

/**
 * Ledoit and Wolf, "Robust performance hypothesis testing with the Sharpe ratio" (Journal of Empirical Finance 15(5), 2008), section
 * 3.2: the studentised circular block bootstrap, which allows for heavy tails, changing volatility and dependence in time, and for the
 * two accounts moving together. Standard error by a prewhitened Parzen kernel, p = (1 + resamples at least as far off) / (1 + all).
 * Rows where a return is NaN are left out.
 *
 * @param first returns of one account, after costs. [bars]
 * @param second of the other on the same bars. [bars]
 * @returns NaN where one of them does not vary, where they are the same, and of fewer than ten bars
 */
export function sharpeDifference(
  first: Float64Array,
  second: Float64Array,
  plan: SharpeDifferencePlan,
): SharpeDifference {
  const [a, b] = knownPairs(first, second);
  const rows = a.length;
  const difference = isConstant(a) || isConstant(b) ? NaN : sharpeGap(pairMoments(a, b));
  const added = influences(a, b);
  const standardError = Math.sqrt(prewhitenedVariance(added) / (rows - moments));
  const blockLength = wholeLength(
    plan.blockLength ?? automaticLength(added),
    Math.max(1, Math.floor(rows / 2)),
  );
  if (rows < fewestRows || !Number.isFinite(difference) || !isAboveRounding(standardError))
    return { rows, difference, standardError: NaN, p: NaN, low: NaN, high: NaN, blockLength };
  const distances = resampledDistances(circularSums(a, b, blockLength), difference, plan);
  const distance = Math.abs(difference) / standardError;
  const asFar = distances.reduce((count, value) => count + (value >= distance ? 1 : 0), 1);
  const reach = standardError * quantileOfSorted(distances.toSorted(), plan.level);
  const p = asFar / (plan.resamples + 1);
  return {
    rows,
    difference,
    standardError,
    p,
    low: difference - reach,
    high: difference + reach,
    blockLength,
  };
}

const fewestRows = 10;
/** Estimated from the rows, which the authors allow for in the standard error. */
const moments = 4;

/** Two accounts that are the same, or one that is a multiple of the other, differ by rounding alone. */
function isAboveRounding(standardError: number): boolean {
  return standardError > 1e-12;
}

function isConstant(returns: Float64Array): boolean {
  return Number.isNaN(sharpeMoments(returns).sharpe);
}

function automaticLength(added: Float64Array): number {
  const { circular } = optimalBlockLengths(added);
  return Number.isNaN(circular) ? 1 : circular;
}

/** How far each resample is from the difference observed, in its own standard errors; infinitely where it has none. [resamples] */
function resampledDistances(
  sums: CircularSums,
  difference: number,
  plan: SharpeDifferencePlan,
): Float64Array {
  const random = createRandom(plan.seed, 'sharpe difference');
  const { rows } = sums;
  const starts = new Int32Array(Math.floor(rows / sums.length));
  return Float64Array.from({ length: plan.resamples }, () => {
    for (let block = 0; block < starts.length; block++) starts[block] = random.int(rows);
    const { gap, error } = resampledGap(sums, starts);
    const distance = Math.abs(gap - difference) / error;
    return Number.isNaN(distance) ? Infinity : distance;
  });
}
