/**
 * Simple returns between neighbours of an equity curve: `equity[t] / equity[t-1] - 1`. [bars - 1]
 * After ruin (equity 0) nothing is held and the return is 0.
 */
export function returnsOf(equity: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(equity.length - 1, 0));
  for (let t = 1; t < equity.length; t += 1) {
    const before = equity[t - 1]!;
    returns[t - 1] = before > 0 ? equity[t]! / before - 1 : 0;
  }
  return returns;
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sample standard deviation, divisor n - 1, in two passes; NaN for fewer than two values. */
export function sampleDeviation(values: Float64Array): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * Annualised Sharpe ratio at a risk-free rate of 0: mean / sample s.d. * sqrt(bars a year) (Sharpe, "The
 * Sharpe Ratio", Journal of Portfolio Management, 1994). NaN for fewer than two returns and for constant
 * ones.
 */
export function sharpe(returns: Float64Array, barsPerYear: number): number {
  if (isConstant(returns)) return Number.NaN;
  return (mean(returns) / sampleDeviation(returns)) * Math.sqrt(barsPerYear);
}

/** Annualised volatility: sample s.d. of the returns * sqrt(bars a year). NaN for fewer than two returns. */
export function volatility(returns: Float64Array, barsPerYear: number): number {
  return sampleDeviation(returns) * Math.sqrt(barsPerYear);
}

/** Compound annual growth rate of an equity curve; NaN for fewer than two bars, -1 after ruin. */
export function cagr(equity: Float64Array, barsPerYear: number): number {
  const intervals = equity.length - 1;
  if (intervals < 1) return Number.NaN;
  return (equity[intervals]! / equity[0]!) ** (barsPerYear / intervals) - 1;
}

/**
 * Returns taken from a curve carry rounding of a few units in the last place of 1; no more difference than
 * that is none.
 */
function isConstant(values: Float64Array): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low <= 8 * Number.EPSILON;
}
