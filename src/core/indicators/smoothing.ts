import { takeColumn } from '../columns';

/**
 * Recursive average, fed value by value: y[t] = y[t-1] + weight * (x[t] - y[t-1]), seeded as TA-Lib does with the simple
 * mean of the first `period` values; NaN before. A value that is not a number gives NaN there and starts the warm-up
 * anew, so that a gap costs `period` bars and not the rest of the series. One that feeds another starts it anew as well.
 */
export class Smoother {
  /** Finite values in a row, counted up to `period`. */
  private seen = 0;
  /** Their sum until the seed, the average from then on. */
  private average = 0;

  constructor(
    private readonly period: number,
    private readonly weight: number,
  ) {}

  /** The average with this value, NaN while it warms up. */
  next(value: number): number {
    if (!Number.isFinite(value)) {
      this.seen = 0;
      this.average = 0;
      return NaN;
    }
    if (this.seen < this.period) {
      this.seen++;
      this.average += value;
      if (this.seen < this.period) return NaN;
      this.average /= this.period;
    } else {
      this.average += this.weight * (value - this.average);
    }
    return this.average;
  }
}

/** With the weight 2 / (period + 1) of the exponential moving average. */
export function exponential(period: number): Smoother {
  return new Smoother(period, 2 / (period + 1));
}

/** With the weight 1 / period. Wilder, "New Concepts in Technical Trading Systems" (1978). */
export function wilder(period: number): Smoother {
  return new Smoother(period, 1 / period);
}

/**
 * What a `Smoother` starts with: the mean of `period` values from `start` on. Loops that carry the averages of a million bars in
 * variables take a third of the time of ones that feed it.
 */
export function seedMean(values: Float64Array, start: number, period: number): number {
  return seedSum(values, start, period) / period;
}

/** The sum of so many values from `start` on. */
export function seedSum(values: Float64Array, start: number, count: number): number {
  let sum = 0;
  for (let t = start; t < start + count; t++) sum += values[t]!;
  return sum;
}

/** The averages of a whole series. [time] -> [time] */
export function smooth(values: Float64Array, smoother: Smoother): Float64Array {
  const length = values.length;
  const out = takeColumn(length);
  for (let t = 0; t < length; t++) out[t] = smoother.next(values[t]!);
  return out;
}
