import { exponential } from './smoothing';

/**
 * True strength index, -100 to 100: the change of a bar, smoothed twice (EMA of `long`, then of `short`), beside its size
 * smoothed alike; NaN for the first `long + short - 1` and where nothing moved. Blau, "Momentum, Direction and Divergence"
 * (1995), as TA-Lib TSI.
 */
export function tsi(values: Float64Array, long: number, short: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  const [changes, smoothChanges] = [exponential(long), exponential(short)];
  const [sizes, smoothSizes] = [exponential(long), exponential(short)];
  for (let t = 1; t < values.length; t++) {
    const change = values[t]! - values[t - 1]!;
    const net = smoothChanges.next(changes.next(change));
    const size = smoothSizes.next(sizes.next(Math.abs(change)));
    if (size > 0) out[t] = (100 * net) / size;
  }
  return out;
}
