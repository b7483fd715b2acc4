import { type PriceColumns, rogersSatchellTerms } from './range-volatility';
import { logChange } from './returns';
import { rollingMean, rollingMoments } from './rolling';

/**
 * Yang and Zhang's volatility, which neither a drift nor a gap at the open biases: sqrt(overnight + k * body + (1 - k) *
 * Rogers-Satchell), the sample variances (n - 1) of ln(open / previous close) and of ln(close / open) and the mean of
 * Rogers and Satchell's terms over the last `period` bars, k = 0.34 / (1.34 + (period + 1) / (period - 1)); times
 * sqrt(`barsPerYear`). NaN for the first `period`. Yang and Zhang, Journal of Business 73(3) (2000). Needs period >= 2.
 */
export function yangZhang(prices: PriceColumns, period: number, barsPerYear: number): Float64Array {
  const { open, close } = prices;
  const length = close.length;
  const gaps = new Float64Array(length).fill(NaN, 0, 1);
  const bodies = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    if (t > 0) gaps[t] = logChange(close[t - 1]!, open[t]!);
    bodies[t] = logChange(open[t]!, close[t]!);
  }
  const overnight = rollingMoments(gaps, period).m2;
  const body = rollingMoments(bodies, period).m2;
  const within = rollingMean(rogersSatchellTerms(prices), period);
  const k = 0.34 / (1.34 + (period + 1) / (period - 1));
  for (let t = 0; t < length; t++) {
    const variance = (overnight[t]! + k * body[t]!) / (period - 1) + (1 - k) * within[t]!;
    within[t] = Math.sqrt(variance * barsPerYear);
  }
  return within;
}
