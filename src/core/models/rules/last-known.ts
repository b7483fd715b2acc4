/**
 * At each row the newest outcome that is known by then: that of the row `horizon` before, which ended just now; NaN for the first. The one
 * feature that the rules read. [time]
 *
 * @param outcomes classes or values, that of t known at t + horizon [time]
 */
export function lastKnown(outcomes: Float64Array, horizon: number): Float64Array {
  return outcomes.map((_, t) => (t < horizon ? Number.NaN : outcomes[t - horizon]!));
}
