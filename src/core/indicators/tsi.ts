import { exponential } from './smoothing';

/**
 * True strength index, -100 to 100: the change of a bar, smoothed twice (EMA of `long`, then of `short`), beside its size
 * smoothed alike; NaN for the first `long + short - 1` and where nothing moved. Blau, "Momentum, Direction and Divergence"
 * (1995), as TA-Lib TSI.
 */
export function tsi(values: Float64Array, long: number, short: number): Float64Array {
  const length = values.length;
  const out = new Float64Array(length).fill(NaN, 0, 1);
  const changes = exponential(long);
  const smoothChanges = exponential(short);
  const sizes = exponential(long);
  const smoothSizes = exponential(short);
  for (let t = 1; t < length; t++) {
    const change = values[t]! - values[t - 1]!;
    const net = smoothChanges.next(changes.next(change));
    out[t] = (100 * net) / smoothSizes.next(sizes.next(Math.abs(change)));
  }
  return out;
}
