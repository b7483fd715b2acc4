import { finiteRuns, type Run } from './runs';

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
  const out = new Float64Array(high.length).fill(NaN);
  for (const run of finiteRuns(high, low)) followRun(high, low, run, acceleration, maximum, out);
  return out;
}

/**
 * One side's rules serve both: short, prices are looked at with the other sign, so that the stop always lies below and
 * `far` is the side that the trade profits from.
 */
function followRun(
  high: Float64Array,
  low: Float64Array,
  { start, end }: Run,
  acceleration: number,
  maximum: number,
  out: Float64Array,
): void {
  if (end - start < 2) return;
  const fall = low[start]! - low[start + 1]!;
  let side = fall > 0 && fall > high[start + 1]! - high[start]! ? -1 : 1;
  let stop = side * (side > 0 ? low[start]! : high[start]!);
  let extreme = side * (side > 0 ? high[start + 1]! : low[start + 1]!);
  let speed = Math.min(acceleration, maximum);
  for (let t = start + 1; t < end; t++) {
    // Where the trade starts there is no bar before: its own stands in, as in TA-Lib.
    const before = Math.max(t - 1, start + 1);
    const near = side > 0 ? low[t]! : -high[t]!;
    if (near <= stop) {
      side = -side;
      stop = Math.min(-extreme, nearOf(high, low, side, before), nearOf(high, low, side, t));
      out[t] = side * stop;
      extreme = side > 0 ? high[t]! : -low[t]!;
      speed = Math.min(acceleration, maximum);
    } else {
      out[t] = side * stop;
      const far = side > 0 ? high[t]! : -low[t]!;
      if (far > extreme) {
        extreme = far;
        speed = Math.min(speed + acceleration, maximum);
      }
    }
    stop = Math.min(
      stop + speed * (extreme - stop),
      nearOf(high, low, side, before),
      nearOf(high, low, side, t),
    );
  }
}

/** The price of a bar that comes closest to the stop of a side, in that side's sign. */
function nearOf(high: Float64Array, low: Float64Array, side: number, t: number): number {
  return side > 0 ? low[t]! : -high[t]!;
}
