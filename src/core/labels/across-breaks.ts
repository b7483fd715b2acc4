/**
 * Makes those labels NaN, in place, that reach across a break: where one of the `horizon` bars after t follows a break.
 *
 * @param breaks 1 where bars are missing just before; null where there is none [time]
 */
export function notAcrossBreaks<Labels extends Float32Array | Float64Array>(
  labels: Labels,
  horizon: number,
  breaks: Uint8Array | null,
): Labels {
  if (breaks === null) return labels;
  let next = Infinity;
  for (let t = labels.length - 1; t >= 0; t--) {
    if (next - t <= horizon) labels[t] = NaN;
    if (breaks[t] === 1) next = t;
  }
  return labels;
}
