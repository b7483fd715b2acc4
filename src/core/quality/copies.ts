import type { StoredBars } from '../bars';
import type { Run } from './runs';

/** Bars that are the same as bars before them, price for price. */
export interface Copy extends Run {
  /** How many bars earlier the first of them stands. */
  readonly lag: number;
}

/** Three bars in a row that equal three others to the last digit are no chance where each has four prices or a volume. */
const fewest = 3;
/** An odd number near 2^32 / golden ratio: multiplying by it spreads what is close together (Knuth, TAOCP 3, section 6.4). */
const spread = 0x9e3779b1;

/**
 * Runs of bars that were copied from another place of the series: a session that stands twice, under two dates. Bars that
 * repeat the one right before them are no copies in this sense.
 */
export function findCopies(bars: StoredBars): Copy[] {
  const length = bars.time.length;
  const bits = Math.max(4, Math.ceil(Math.log2(length + 1)) + 1);
  /** Index plus one of the last bar with each hash; a later one takes the place of another. */
  const lastWith = new Int32Array(2 ** bits);
  const hash = hasher(bars, bits);
  const copies: Copy[] = [];
  for (let t = 0; t < length; t += 1) {
    if (!isTelling(bars, t)) continue;
    const key = hash(t);
    const lag = t - lastWith[key]! + 1;
    const isCopy = lastWith[key] !== 0 && lag > 1 && isEqual(bars, t, t - lag);
    const to = isCopy ? lastAlike(bars, t, lag) : t;
    if (to - t + 1 >= fewest) copies.push({ from: t, to, lag });
    for (let i = t; i <= to; i += 1) lastWith[hash(i)] = i + 1;
    t = to;
  }
  return copies;
}

/** The last of the bars from `t` on that are all the same as those `lag` before them, and tell something. */
function lastAlike(bars: StoredBars, t: number, lag: number): number {
  let to = t;
  while (to + 1 < bars.time.length && isTelling(bars, to + 1) && isEqual(bars, to + 1, to + 1 - lag)) to += 1;
  return to;
}

/**
 * Whether another bar could only be the same by being a copy: one with a range and a volume, or with four prices where
 * volume is not known.
 */
export function isTelling({ open, high, low, close, volume }: StoredBars, t: number): boolean {
  if (high[t] === low[t]) return false;
  if (!Number.isNaN(volume[t]!)) return volume[t]! > 0;
  return new Set([open[t], high[t], low[t], close[t]]).size === 4;
}

/** Whether two bars have the same prices and volume. */
export function isEqual({ open, high, low, close, volume }: StoredBars, a: number, b: number): boolean {
  return (
    open[a] === open[b] &&
    high[a] === high[b] &&
    low[a] === low[b] &&
    close[a] === close[b] &&
    Object.is(volume[a], volume[b])
  );
}

/** A hash of `bits` bits of the close, the open and the volume of a bar. */
function hasher({ open, close, volume }: StoredBars, bits: number): (t: number) => number {
  const words = new Uint32Array(6);
  const values = new Float64Array(words.buffer);
  return (t) => {
    values[0] = close[t]!;
    values[1] = open[t]!;
    values[2] = volume[t]!;
    let hash = 0;
    for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words[i]!, spread);
    return hash >>> (32 - bits);
  };
}
