import { mean, sampleDeviation } from './returns';
import { studentQuantile } from './student-t';

/** A figure over several seeds; NaN where undefined. */
export interface OverSeeds {
  /** Seeds of which the figure is known. */
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1) from seed to seed; NaN of one. */
  readonly sd: number;
  /** Interval of the mean: mean -+ t sd / sqrt(k), t the quantile of Student's distribution with k - 1 degrees of freedom. */
  readonly low: number;
  readonly high: number;
}

/**
 * What a figure is over the seeds of a run. Seeds of which it is undefined are left out, and `count` tells how many remain.
 *
 * @param figures one of each seed
 * @param level of the interval: 0.95, say
 */
export function overSeeds(figures: ArrayLike<number>, level = 0.95): OverSeeds {
  const known = Float64Array.from(figures).filter((value) => !Number.isNaN(value));
  const count = known.length;
  const centre = mean(known);
  const sd = sampleDeviation(known);
  const reach = (studentQuantile((1 + level) / 2, count - 1) * sd) / Math.sqrt(count);
  return { count, mean: centre, sd, low: centre - reach, high: centre + reach };
}
