import { takeColumn } from '../columns';

/** Relative change over `period` bars, x[t] / x[t - period] - 1, as a share; NaN for the first `period`. TA-Lib ROCP. */
export function simpleReturn(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const out = takeColumn(length).fill(NaN, 0, period);
  for (let t = period; t < length; t++) out[t] = relativeChange(values[t - period]!, values[t]!);
  return out;
}

/** ln(x[t] / x[t - period]); NaN for the first `period` and where a value is not positive. */
export function logReturn(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const out = takeColumn(length).fill(NaN, 0, period);
  for (let t = period; t < length; t++) out[t] = logChange(values[t - period]!, values[t]!);
  return out;
}

/** The relative change in per cent. TA-Lib ROC. */
export function rateOfChange(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const out = takeColumn(length).fill(NaN, 0, period);
  for (let t = period; t < length; t++) out[t] = 100 * relativeChange(values[t - period]!, values[t]!);
  return out;
}

/** to / from - 1; NaN where that is not finite. */
export function relativeChange(from: number, to: number): number {
  const change = to / from - 1;
  return change + 0 * change; // 0 * Infinity is NaN, and a sum costs a loop less than a choice does
}

/** ln(to / from); NaN where one of them is not positive or the result not finite. */
export function logChange(from: number, to: number): number {
  const change = from > 0 && to > 0 ? Math.log(to / from) : NaN;
  return change + 0 * change;
}
