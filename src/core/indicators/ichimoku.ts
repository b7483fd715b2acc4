import { giveBack } from '../columns';
import { rollingMax, rollingMin } from './rolling-extremes';

/** Middle of the highest high and the lowest low of the last `period` bars, in price; NaN for the first `period - 1`. */
export function midpoint(high: Float64Array, low: Float64Array, period: number): Float64Array {
  const length = high.length;
  const highest = rollingMax(high, period);
  const lowest = rollingMin(low, period);
  for (let t = 0; t < length; t++) highest[t] = (highest[t]! + lowest[t]!) / 2;
  giveBack(lowest);
  return highest;
}

/** Periods of the three midpoints: Hosoda's are 9, 26 and 52. */
export interface IchimokuPeriods {
  readonly conversion: number;
  readonly base: number;
  readonly span: number;
}

export type IchimokuLine = 'conversion' | 'base' | 'spanA' | 'spanB';

/**
 * A line of Ichimoku Kinko Hyo, in price, as it is known at the bar: the spans, which charts draw `base` bars into the
 * future, stand at the bar that they are made of, and the lagging span, which is a later close, is not among them. Hosoda
 * (1969).
 */
export function ichimokuLine(
  high: Float64Array,
  low: Float64Array,
  line: IchimokuLine,
  periods: IchimokuPeriods,
): Float64Array {
  const length = high.length;
  if (line === 'conversion') return midpoint(high, low, periods.conversion);
  if (line === 'base') return midpoint(high, low, periods.base);
  if (line === 'spanB') return midpoint(high, low, periods.span);
  const conversion = midpoint(high, low, periods.conversion);
  const base = midpoint(high, low, periods.base);
  for (let t = 0; t < length; t++) conversion[t] = (conversion[t]! + base[t]!) / 2;
  giveBack(base);
  return conversion;
}
