import { AppError } from '@shared/errors';
import { checkHorizon, checkSeries } from './check-series';
import { leastSquares } from './least-squares';

export interface HarModel {
  readonly kind: 'har';
  readonly horizon: number;
  readonly periods: readonly number[];
  /** The constant first, then one a period. */
  readonly coefficients: readonly number[];
  /** Share of the target's variance that the regression explains on the training rows. */
  readonly rSquared: number;
  /** Smallest and largest target of the training rows, beyond which no forecast goes. */
  readonly range: readonly [number, number];
}

/** A day, a week and a month of daily bars. */
export const harPeriods = [1, 5, 22] as const;

const name = 'The HAR model';

/**
 * Heterogeneous autoregression of realised variance by ordinary least squares: the mean over the next `horizon` bars on the means of the
 * last day, week and month. Corsi, "A Simple Approximate Long-Memory Model of Realized Volatility" (Journal of Financial
 * Econometrics 7(2), 2009), equation 10; of more than one bar ahead directly, not by repeating the step.
 *
 * @param variance realised variance of each bar of the training period, or any measure of it: squared returns, Parkinson's [time]
 * @throws AppError `invalid` where they are too few, missing, all alike, or give no single solution
 */
export function fitHar(
  variance: Float64Array,
  horizon: number,
  periods: readonly number[] = harPeriods,
): HarModel {
  checkHorizon(horizon);
  const longest = Math.max(...periods);
  checkSeries(name, 'realised variances', variance, longest + horizon + 4 * (periods.length + 1));
  const means = periods.map((period) => trailingMean(variance, period));
  const width = periods.length + 1;
  const count = variance.length - horizon - longest + 1;
  const target = Float64Array.from({ length: count }, (_, i) =>
    meanAfter(variance, i + longest - 1, horizon),
  );
  const design = Float64Array.from({ length: count * width }, (_, i) => {
    const c = i % width;
    return c === 0 ? 1 : means[c - 1]![Math.floor(i / width) + longest - 1]!;
  });
  const coefficients = leastSquares(design, target);
  if (!coefficients.every(Number.isFinite))
    throw new AppError(
      'invalid',
      `${name} was not fitted: the means of ${periods.join(', ')} bars are combinations of each other. Give it a longer training period.`,
    );
  return {
    kind: 'har',
    horizon,
    periods,
    coefficients: Array.from(coefficients),
    rSquared: explained(design, target, coefficients),
    range: [target.reduce((a, b) => Math.min(a, b)), target.reduce((a, b) => Math.max(a, b))],
  };
}

/**
 * Mean variance of one bar over the next `model.horizon`, known at each bar; NaN where a value of the longest period is missing. Held to
 * the range of the training targets, so that it is never below 0: the insanity filter of Swanson and White, "A Model Selection
 * Approach to Real-Time Macroeconomic Forecasting" (Review of Economics and Statistics 79(4), 1997). [time]
 */
export function forecastHar(model: HarModel, variance: Float64Array): Float64Array {
  const { periods, coefficients, range } = model;
  const means = periods.map((period) => trailingMean(variance, period));
  return variance.map((_, t) => {
    let sum = coefficients[0]!;
    for (const [i, mean] of means.entries()) sum += coefficients[i + 1]! * mean[t]!;
    return Math.min(Math.max(sum, range[0]), range[1]);
  });
}

/** Mean of the last `period` values, summed anew for each; NaN before there are as many and where one is missing. [time] */
function trailingMean(values: Float64Array, period: number): Float64Array {
  return values.map((_, t) => (t + 1 < period ? Number.NaN : meanAfter(values, t - period, period)));
}

/** Mean of the `length` values after `t`. */
function meanAfter(values: Float64Array, t: number, length: number): number {
  let sum = 0;
  for (let i = t + 1; i <= t + length; i++) sum += values[i]!;
  return sum / length;
}

function explained(design: Float64Array, target: Float64Array, coefficients: Float64Array): number {
  const width = coefficients.length;
  const mean = target.reduce((sum, value) => sum + value, 0) / target.length;
  let [errors, spread] = [0, 0];
  for (let row = 0; row < target.length; row++) {
    let fitted = 0;
    for (let c = 0; c < width; c++) fitted += design[row * width + c]! * coefficients[c]!;
    errors += (target[row]! - fitted) ** 2;
    spread += (target[row]! - mean) ** 2;
  }
  return 1 - errors / spread;
}
