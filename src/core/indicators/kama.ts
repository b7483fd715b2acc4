import { rollingSum } from './rolling';

/**
 * Kaufman's adaptive moving average: an exponential average whose weight lies between those of `fast` and `slow` bars by
 * the efficiency ratio, the net change over `period` bars beside all the way walked; NaN for the first `period`, starting
 * from the value before. Kaufman, "Smarter Trading" (1995), as TA-Lib KAMA, which has fast 2 and slow 30.
 */
export function kama(values: Float64Array, period: number, fast = 2, slow = 30): Float64Array {
  const walked = rollingSum(steps(values), period);
  const fastWeight = 2 / (fast + 1);
  const slowWeight = 2 / (slow + 1);
  const out = new Float64Array(values.length).fill(NaN);
  let average = NaN;
  for (let t = period; t < values.length; t++) {
    const way = walked[t]!;
    if (Number.isNaN(way)) {
      average = NaN;
      continue;
    }
    if (Number.isNaN(average)) average = values[t - 1]!;
    const net = Math.abs(values[t]! - values[t - period]!);
    const efficiency = net < way ? net / way : 1;
    const weight = (efficiency * (fastWeight - slowWeight) + slowWeight) ** 2;
    average += weight * (values[t]! - average);
    out[t] = average;
  }
  return out;
}

/** Size of each change; NaN at the first value and beside what is not a number. */
function steps(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  for (let t = 1; t < values.length; t++) {
    const step = Math.abs(values[t]! - values[t - 1]!);
    if (Number.isFinite(step)) out[t] = step;
  }
  return out;
}
