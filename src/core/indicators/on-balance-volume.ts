import { rollingSum } from './rolling';
import { rollingZscore } from './rolling-zscore';
import { finiteRuns } from './runs';

/**
 * On-balance volume as a share of all volume: the volume of the last `period` bars that closed higher less that of those
 * that closed lower, beside the volume of all, from -1 to 1; NaN for the first `period` and where there was no volume. The
 * change of OBV over `period` bars, so its level, which depends on where the data begin, drops out. Granville (1963).
 */
export function obvSlope(close: Float64Array, volume: Float64Array, period: number): Float64Array {
  const signed = new Float64Array(close.length).fill(NaN);
  for (let t = 1; t < close.length; t++) signed[t] = Math.sign(close[t]! - close[t - 1]!) * volume[t]!;
  const net = rollingSum(signed, period);
  const all = rollingSum(volume, period);
  for (let t = 0; t < net.length; t++) net[t] = all[t]! > 0 ? net[t]! / all[t]! : NaN;
  return net;
}

/**
 * Z-score of OBV among its last `period` values (sample s.d.), which its level does not move; NaN for the first
 * `period - 1` and where OBV did not move. Granville (1963), as TA-Lib OBV but for the level.
 */
export function obvZscore(close: Float64Array, volume: Float64Array, period: number): Float64Array {
  const balance = new Float64Array(close.length).fill(NaN);
  for (const { start, end } of finiteRuns(close, volume)) {
    let level = 0;
    balance[start] = level;
    for (let t = start + 1; t < end; t++) {
      level += Math.sign(close[t]! - close[t - 1]!) * volume[t]!;
      balance[t] = level;
    }
  }
  return rollingZscore(balance, period);
}
