import { giveBack, takeColumn } from '../columns';
import { rollingSum } from './rolling';
import { rollingZscore } from './rolling-zscore';

/**
 * On-balance volume as a share of all volume: the volume of the last `period` bars that closed higher less that of those
 * that closed lower, beside the volume of all, from -1 to 1; NaN for the first `period` and where there was no volume. The
 * change of OBV over `period` bars, so its level, which depends on where the data begin, drops out. Granville (1963).
 */
export function obvSlope(close: Float64Array, volume: Float64Array, period: number): Float64Array {
  const length = close.length;
  const net = takeColumn(length).fill(NaN, 0, 1);
  for (let t = 1; t < length; t++) net[t] = signedVolume(close[t - 1]!, close[t]!, volume[t]!);
  rollingSum(net, period, net);
  const all = rollingSum(volume, period);
  for (let t = 0; t < length; t++) {
    if (all[t]! > 0) net[t] = net[t]! / all[t]!;
    else net[t] = NaN;
  }
  giveBack(all);
  return net;
}

/**
 * Z-score of OBV among its last `period` values (sample s.d.), which its level does not move; NaN for the first
 * `period - 1` and where OBV did not move. Granville (1963), as TA-Lib OBV but for the level.
 */
export function obvZscore(close: Float64Array, volume: Float64Array, period: number): Float64Array {
  const length = close.length;
  const balance = takeColumn(length);
  let level = NaN;
  for (let t = 0; t < length; t++) {
    if (!Number.isFinite(close[t]! + volume[t]!)) level = NaN;
    else if (Number.isNaN(level))
      level = 0; // nothing before it tells a direction
    else level += signedVolume(close[t - 1]!, close[t]!, volume[t]!);
    balance[t] = level;
  }
  const out = rollingZscore(balance, period);
  giveBack(balance);
  return out;
}

/** The volume of a bar, negative where it closed lower, 0 where it closed unchanged; NaN where something is missing. */
function signedVolume(closeBefore: number, close: number, volume: number): number {
  // Without a branch: whether a price rises is nothing that a processor can foresee.
  return (Number(close > closeBefore) - Number(close < closeBefore)) * volume + 0 * (close + closeBefore);
}
