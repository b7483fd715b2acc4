/**
 * 1 - SSE / SSE of saying again what was known last: above 0 only where the forecast beats that. Theil's U squared, taken from 1
 * ("Applied Economic Forecasting", 1966). Rows where forecast, outcome or the outcome `lag` rows earlier is NaN are left out of both
 * sums. NaN without rows, and where the naive forecast never errs.
 *
 * @param forecast [rows]
 * @param outcome on consecutive bars. [rows]
 * @param lag bars until an outcome is known: the horizon of the label. 1 of a value known at the next bar
 */
export function r2AgainstLag(forecast: Float64Array, outcome: Float64Array, lag = 1): number {
  let [errors, naive] = [0, 0];
  for (let row = lag; row < outcome.length; row++) {
    const error = outcome[row]! - forecast[row]!;
    const change = outcome[row]! - outcome[row - lag]!;
    if (Number.isNaN(error) || Number.isNaN(change)) continue;
    errors += error * error;
    naive += change * change;
  }
  return naive > 0 ? 1 - errors / naive : NaN;
}
