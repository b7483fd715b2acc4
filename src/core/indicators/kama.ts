import { takeColumn } from '../columns';
import { rollingSum } from './rolling';

/**
 * Kaufman's adaptive moving average: an exponential average whose weight lies between those of `fast` and `slow` bars by
 * the efficiency ratio, the net change over `period` bars beside all the way walked; NaN for the first `period`, starting
 * from the value before. Kaufman, "Smarter Trading" (1995), as TA-Lib KAMA, which has fast 2 and slow 30.
 */
export function kama(values: Float64Array, period: number, fast = 2, slow = 30): Float64Array {
  const length = values.length;
  const out = steps(values);
  rollingSum(out, period, out);
  const fastWeight = 2 / (fast + 1);
  const slowWeight = 2 / (slow + 1);
  out.fill(NaN, 0, period);
  let average = NaN;
  for (let t = period; t < length; t++) {
    const way = out[t]!; // what is walked within the window, until its bar's average takes the place
    const net = Math.abs(values[t]! - values[t - period]!);
    const efficiency = net < way ? net / way : 1;
    const root = efficiency * (fastWeight - slowWeight) + slowWeight;
    if (Number.isNaN(average)) average = values[t - 1]!;
    average += root * root * (values[t]! - average) + 0 * way; // NaN where the window holds a missing value
    out[t] = average;
  }
  return out;
}

/** Size of each change; NaN at the first value and where one of the two is not finite. */
function steps(values: Float64Array): Float64Array {
  const length = values.length;
  const out = takeColumn(length).fill(NaN, 0, 1);
  for (let t = 1; t < length; t++) {
    const step = Math.abs(values[t]! - values[t - 1]!);
    out[t] = step + 0 * step; // infinite steps are missing ones
  }
  return out;
}
