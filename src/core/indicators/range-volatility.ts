import { logChange } from './returns';
import { rollingMean } from './rolling';

/** Columns of bars that a volatility from ranges reads. */
export interface PriceColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/**
 * Parkinson's volatility from the ranges of the last `period` bars, sqrt(mean(ln(high / low)^2) / (4 ln 2)), times
 * sqrt(`barsPerYear`); NaN for the first `period - 1`. Parkinson, Journal of Business 53(1) (1980).
 */
export function parkinson({ high, low }: PriceColumns, period: number, barsPerYear: number): Float64Array {
  const length = low.length;
  const squares = new Float64Array(length);
  for (let t = 0; t < length; t++) squares[t] = logChange(low[t]!, high[t]!) ** 2 / (4 * Math.LN2);
  return rootOfMean(squares, period, barsPerYear);
}

/**
 * Garman and Klass's volatility, sqrt(mean(ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2)), times
 * sqrt(`barsPerYear`); NaN for the first `period - 1`. Garman and Klass, Journal of Business 53(1) (1980), equation 20.
 */
export function garmanKlass(prices: PriceColumns, period: number, barsPerYear: number): Float64Array {
  const { open, high, low, close } = prices;
  const length = close.length;
  const terms = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const body = logChange(open[t]!, close[t]!);
    terms[t] = logChange(low[t]!, high[t]!) ** 2 / 2 - (2 * Math.LN2 - 1) * body ** 2;
  }
  return rootOfMean(terms, period, barsPerYear);
}

/**
 * Rogers and Satchell's volatility, which a drift does not bias, sqrt(mean(ln(high / close) ln(high / open) +
 * ln(low / close) ln(low / open))), times sqrt(`barsPerYear`); NaN for the first `period - 1`. Rogers and Satchell, Annals
 * of Applied Probability 1(4) (1991).
 */
export function rogersSatchell(prices: PriceColumns, period: number, barsPerYear: number): Float64Array {
  return rootOfMean(rogersSatchellTerms(prices), period, barsPerYear);
}

/** What a bar adds to the variance of Rogers and Satchell. [time] */
export function rogersSatchellTerms({ open, high, low, close }: PriceColumns): Float64Array {
  const length = close.length;
  const terms = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const body = logChange(open[t]!, close[t]!);
    const up = logChange(open[t]!, high[t]!);
    const down = logChange(open[t]!, low[t]!);
    terms[t] = up * (up - body) + down * (down - body);
  }
  return terms;
}

function rootOfMean(variances: Float64Array, period: number, barsPerYear: number): Float64Array {
  const length = variances.length;
  const mean = rollingMean(variances, period);
  for (let t = 0; t < length; t++) mean[t] = Math.sqrt(mean[t]! * barsPerYear);
  return mean;
}
