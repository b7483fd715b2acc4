/** Relative change over `period` bars, x[t] / x[t - period] - 1, as a share; NaN for the first `period`. TA-Lib ROCP. */
export function simpleReturn(values: Float64Array, period: number): Float64Array {
  return change(values, period, (now, then) => now / then - 1);
}

/** ln(x[t] / x[t - period]); NaN for the first `period` and where a value is not positive. */
export function logReturn(values: Float64Array, period: number): Float64Array {
  return change(values, period, (now, then) => (now > 0 && then > 0 ? Math.log(now / then) : NaN));
}

function change(
  values: Float64Array,
  period: number,
  of: (now: number, then: number) => number,
): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  for (let t = period; t < values.length; t++) {
    const result = of(values[t]!, values[t - period]!);
    if (Number.isFinite(result)) out[t] = result;
  }
  return out;
}
