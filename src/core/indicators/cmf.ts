import { giveBack, takeColumn } from '../columns';
import { rollingSum } from './rolling';

/**
 * Chaikin money flow, -1 to 1: volume weighted by where the bar closed in its range (1 at the high, -1 at the low), beside
 * all volume of the last `period` bars. A bar without a range weighs 0; a window without volume, or without any range, has
 * no value. NaN for the first `period - 1`. Chaikin, as TA-Lib CMF.
 */
export function cmf(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  volume: Float64Array,
  period: number,
): Float64Array {
  const length = high.length;
  const flow = takeColumn(length);
  for (let t = 0; t < length; t++) {
    const range = high[t]! - low[t]!;
    if (range === 0) flow[t] = 0 * volume[t]!;
    else flow[t] = ((close[t]! - low[t]! - (high[t]! - close[t]!)) / range) * volume[t]!;
  }
  rollingSum(flow, period, flow);
  const all = rollingSum(volume, period);
  let lastRanging = -period; // the last bar that had a range
  for (let t = 0; t < length; t++) {
    if (high[t]! > low[t]!) lastRanging = t;
    if (t - lastRanging < period && all[t]! > 0) flow[t] = flow[t]! / all[t]!;
    else flow[t] = NaN;
  }
  giveBack(all);
  return flow;
}
