import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';

/**
 * True strength index, -100 to 100: the change of a bar, smoothed twice (EMA of `long`, then of `short`), beside its size
 * smoothed alike; NaN for the first `long + short - 1` and where nothing moved. Blau, "Momentum, Direction and Divergence"
 * (1995), as TA-Lib TSI.
 */
export function tsi(values: Float64Array, long: number, short: number): Float64Array {
  const out = takeColumn(values.length);
  const runs = finiteRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, long, short, out);
  return out;
}

function followRun(
  values: Float64Array,
  { start, end }: Run,
  long: number,
  short: number,
  out: Float64Array,
): void {
  const first = start + long; // where the averages over `long` are known
  const ready = first + short - 1;
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const [longWeight, shortWeight] = [2 / (long + 1), 2 / (short + 1)];
  let change = 0;
  let size = 0;
  for (let t = start + 1; t <= first; t++) {
    const step = values[t]! - values[t - 1]!;
    change += step;
    size += Math.abs(step);
  }
  change /= long;
  size /= long;
  let net = change;
  let all = size;
  for (let t = first + 1; t <= ready; t++) {
    const step = values[t]! - values[t - 1]!;
    change += longWeight * (step - change);
    size += longWeight * (Math.abs(step) - size);
    net += change;
    all += size;
  }
  net /= short;
  all /= short;
  out[ready] = (100 * net) / all;
  for (let t = ready + 1; t < end; t++) {
    const step = values[t]! - values[t - 1]!;
    change += longWeight * (step - change);
    size += longWeight * (Math.abs(step) - size);
    net += shortWeight * (change - net);
    all += shortWeight * (size - all);
    out[t] = (100 * net) / all;
  }
}
