/** Memory of the average: about 32 steps, six weeks of days, so that a new regime is known within days. */
const weight = 1 / 32;
/** No single move counts for more than four times the scale: an outlier must not hide the next one. */
const clip = 4;
/** The scale never falls below a fifth of what is typical of the series: after a still stretch any move were huge. */
const floorShare = 0.2;
/** Standard deviation over mean absolute deviation of a normal distribution, sqrt(pi / 2). */
const normalRatio = Math.sqrt(Math.PI / 2);
const bucketMs = 1_800_000;
const buckets = 48;
/** A half hour with fewer moves is taken as the average one. */
const bucketMinimum = 30;
const dayMs = 86_400_000;

/**
 * Standard deviation of each move as it was known before it: an average of absolute moves, exponentially weighted and
 * clipped (the robust kin of RiskMetrics' EWMA), scaled as for normal ones. Steps across a pause (a night, a week-end)
 * have an average of their own, and the half hour of the day its usual share, since both move otherwise than the rest.
 *
 * @param moves log returns or differences, NaN where there is none. [time]
 * @param isPause 1 where the step comes after a pause. [time]
 * @returns NaN where no move is known at all. [time]
 */
export function scaleBefore(
  moves: Float64Array,
  isPause: Uint8Array,
  time: Float64Array,
  intervalMs: number,
): Float64Array {
  const season = intervalMs < dayMs ? seasonOf(moves, isPause, time) : new Float64Array(buckets).fill(1);
  const typical = [typicalMove(moves, isPause, 0), typicalMove(moves, isPause, 1)];
  if (typical[1] === 0 || Number.isNaN(typical[1]!)) typical[1] = typical[0]!;
  const state = Float64Array.from(typical);
  const floor = state.map((value) => value * floorShare);
  const scale = new Float64Array(moves.length);
  for (let t = 0; t < moves.length; t += 1) {
    const kind = isPause[t]!;
    const factor = kind === 1 ? 1 : season[bucketOf(time[t]!)]!;
    const known = state[kind]!;
    scale[t] = known * factor * normalRatio;
    const size = Math.abs(moves[t]!) / factor;
    // NaN fails the comparison and leaves the average as it was.
    if (size >= 0)
      state[kind] = Math.max(floor[kind]!, known + weight * (Math.min(size, clip * known) - known));
  }
  return scale;
}

/** 1 where a bar comes more than one and a half intervals after the one before: after a night, a week-end, a gap. */
export function pausesOf(time: Float64Array, intervalMs: number): Uint8Array {
  const isPause = new Uint8Array(time.length);
  for (let t = 1; t < time.length; t += 1) isPause[t] = time[t]! - time[t - 1]! > 1.5 * intervalMs ? 1 : 0;
  return isPause;
}

/** Median size of the moves that are not zero, of a sample of them where they are many. */
function typicalMove(moves: Float64Array, isPause: Uint8Array, kind: 0 | 1): number {
  const stride = kind === 0 ? Math.max(1, Math.floor(moves.length / 100_000)) : 1;
  const sizes: number[] = [];
  for (let t = 0; t < moves.length; t += stride) {
    const size = Math.abs(moves[t]!);
    if (isPause[t] === kind && size > 0) sizes.push(size);
  }
  return Float64Array.from(sizes).sort()[Math.floor(sizes.length / 2)] ?? Number.NaN;
}

/** How much larger than usual moves are in each half hour of the day, outliers clipped. */
function seasonOf(moves: Float64Array, isPause: Uint8Array, time: Float64Array): Float64Array {
  const cap = 10 * typicalMove(moves, isPause, 0);
  const sums = new Float64Array(buckets);
  const counts = new Float64Array(buckets);
  let sum = 0;
  let count = 0;
  for (let t = 0; t < moves.length; t += 1) {
    const size = Math.min(Math.abs(moves[t]!), cap);
    if (isPause[t] === 1 || !(size >= 0)) continue;
    const bucket = bucketOf(time[t]!);
    sums[bucket]! += size;
    counts[bucket]! += 1;
    sum += size;
    count += 1;
  }
  const mean = sum / count;
  return sums.map((total, bucket) =>
    counts[bucket]! < bucketMinimum || total === 0 ? 1 : total / counts[bucket]! / mean,
  );
}

function bucketOf(time: number): number {
  return Math.floor((((time % dayMs) + dayMs) % dayMs) / bucketMs);
}
