import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';

/**
 * Parabolic stop and reverse, in price: a stop that runs after the price, faster with every new extreme (`acceleration`
 * more each time, up to `maximum`), and changes sides when it is touched; NaN for the first bar. Wilder (1978), as TA-Lib
 * SAR: it starts short if the second low falls further than the second high rises, else long.
 */
export function parabolicSar(
  high: Float64Array,
  low: Float64Array,
  acceleration: number,
  maximum: number,
): Float64Array {
  const out = takeColumn(high.length);
  const runs = finiteRuns(high, low);
  fillBetween(out, runs);
  for (const run of runs) followRun(high, low, run, acceleration, maximum, out);
  return out;
}

/**
 * One side's rules serve both: in a short trade prices are looked at with the other sign, so that the stop always lies
 * below them. `near` is the price of a bar that is closest to the stop, `far` the one that the trade profits from.
 */
function followRun(
  high: Float64Array,
  low: Float64Array,
  { start, end }: Run,
  acceleration: number,
  maximum: number,
  out: Float64Array,
): void {
  out[start] = NaN;
  if (end - start < 2) return;
  const fall = low[start]! - low[start + 1]!;
  const first = Math.min(acceleration, maximum);
  let isLong = !(fall > 0 && fall > high[start + 1]! - high[start]!);
  let stop = isLong ? low[start]! : -high[start]!;
  let extreme = isLong ? high[start + 1]! : -low[start + 1]!;
  let speed = first;
  let before = start + 1; // TA-Lib looks at the first bar of the trade in place of the one before it
  for (let t = start + 1; t < end; t++) {
    let near = isLong ? low[t]! : -high[t]!;
    let far = isLong ? high[t]! : -low[t]!;
    let nearBefore = isLong ? low[before]! : -high[before]!;
    if (near <= stop) {
      isLong = !isLong;
      const bounce = -near;
      near = -far;
      far = bounce;
      nearBefore = isLong ? low[before]! : -high[before]!;
      stop = Math.min(-extreme, nearBefore, near);
      extreme = far;
      speed = first;
      out[t] = isLong ? stop : -stop;
    } else {
      out[t] = isLong ? stop : -stop;
      if (far > extreme) {
        extreme = far;
        speed = Math.min(speed + acceleration, maximum);
      }
    }
    stop = Math.min(stop + speed * (extreme - stop), nearBefore, near);
    before = t;
  }
}
