import { createRandom } from '../../random';
import { quantileOfSorted } from '../quantile';
import { type Blocks, drawRows } from './draw-rows';

export interface BootstrapPlan {
  readonly blocks: Blocks;
  /** How often all rows are drawn again; 1,000 or more for an interval of 95 %. */
  readonly resamples: number;
  /** Share of the resampled values inside: 0.95, say. */
  readonly level: number;
  readonly seed: number;
}

export interface BootstrapInterval {
  readonly low: number;
  readonly high: number;
  /** Resamples of which the statistic is undefined; they are left out. */
  readonly undefinedResamples: number;
}

/**
 * Percentile interval of any statistic of rows: the quantiles of its values over resamples. Efron and Tibshirani, "An Introduction to
 * the Bootstrap" (1993), section 13.3. NaN without rows, and where the statistic is undefined of more than half of the resamples. The
 * same seed gives the same interval.
 *
 * @param rows number of rows of the series
 * @param statistic of the rows at these places, some of them several times; the array is written again for the next resample. NaN
 *   where it is undefined
 */
export function bootstrapInterval(
  rows: number,
  statistic: (places: Int32Array) => number,
  plan: BootstrapPlan,
): BootstrapInterval {
  return bootstrapIntervals(rows, (places) => [statistic(places)], 1, plan)[0]!;
}

/**
 * The same of several statistics, all of the same resamples, which are drawn once.
 *
 * @param count how many there are
 */
export function bootstrapIntervals(
  rows: number,
  statistics: (places: Int32Array) => ArrayLike<number>,
  count: number,
  plan: BootstrapPlan,
): readonly BootstrapInterval[] {
  const random = createRandom(plan.seed, 'bootstrap', plan.blocks.kind);
  const places = new Int32Array(rows);
  const values = Array.from({ length: count }, () => new Float64Array(plan.resamples));
  const defined = new Int32Array(count);
  for (let resample = 0; resample < plan.resamples && rows > 0; resample++) {
    drawRows(places, plan.blocks, random);
    const found = statistics(places);
    for (let k = 0; k < count; k++) if (!Number.isNaN(found[k]!)) values[k]![defined[k]!++] = found[k]!;
  }
  return values.map((column, k) => intervalOf(column.subarray(0, defined[k]!), plan));
}

/** @param known values of a statistic, of the resamples where it is defined */
function intervalOf(known: Float64Array, { resamples, level }: BootstrapPlan): BootstrapInterval {
  const sorted = known.sort();
  const isKnown = sorted.length > 0 && 2 * sorted.length >= resamples;
  const at = (share: number) => (isKnown ? quantileOfSorted(sorted, share) : NaN);
  return {
    low: at((1 - level) / 2),
    high: at((1 + level) / 2),
    undefinedResamples: resamples - sorted.length,
  };
}
