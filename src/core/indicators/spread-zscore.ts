import { logChange } from './returns';
import { rollingMoments } from './rolling';
import { rollingCorrelation } from './rolling-correlation';
import { rollingZscore } from './rolling-zscore';

/** Share of the variance below which what a line leaves over is rounding and no spread. */
const rounding = 1e-12;

/**
 * How far the spread ln(values) - b ln(others) lies from its mean of the last `period` bars, in its sample standard
 * deviations of the same bars, b being the slope of the least-squares line through those bars; NaN for the first
 * `period - 1`, and where one side does not move or both lie on a line. [time]
 */
export function hedgedSpread(values: Float64Array, others: Float64Array, period: number): Float64Array {
  const [y, x] = [values.map(logarithm), others.map(logarithm)];
  const correlation = rollingCorrelation(x, y, period);
  const [ofX, ofY] = [rollingMoments(x, period), rollingMoments(y, period)];
  return correlation.map((r, t) => {
    const left = 1 - r * r;
    if (!(left > rounding)) return NaN;
    const [xx, yy] = [ofX.m2[t]!, ofY.m2[t]!];
    const slope = r * Math.sqrt(yy / xx);
    const residual = y[t]! - ofY.mean[t]! - slope * (x[t]! - ofX.mean[t]!);
    return residual / Math.sqrt((yy * left) / (period - 1));
  });
}

/** The same of the ratio of the two, ln(values / others): a spread of one for one. [time] */
export function ratioSpread(values: Float64Array, others: Float64Array, period: number): Float64Array {
  return rollingZscore(
    values.map((value, t) => logChange(others[t]!, value)),
    period,
  );
}

function logarithm(value: number): number {
  return value > 0 ? Math.log(value) : NaN;
}
