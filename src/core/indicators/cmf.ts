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
  const ranges = new Float64Array(close.length);
  const flows = new Float64Array(close.length);
  for (let t = 0; t < close.length; t++) {
    const range = high[t]! - low[t]!;
    const weight = range === 0 ? 0 : (close[t]! - low[t]! - (high[t]! - close[t]!)) / range;
    ranges[t] = range;
    flows[t] = weight * volume[t]!;
  }
  const flow = rollingSum(flows, period);
  const all = rollingSum(volume, period);
  const range = rollingSum(ranges, period);
  for (let t = 0; t < flow.length; t++) flow[t] = all[t]! > 0 && range[t]! > 0 ? flow[t]! / all[t]! : NaN;
  return flow;
}
