import { takeColumn } from '../columns';

/** (high + low + close) / 3. TA-Lib TYPPRICE. [time] */
export function typicalPrice(high: Float64Array, low: Float64Array, close: Float64Array): Float64Array {
  const length = high.length;
  const out = takeColumn(length);
  for (let t = 0; t < length; t++) out[t] = (high[t]! + low[t]! + close[t]!) / 3;
  return out;
}
