/** Shape of the values of a window, corrected for its length as pandas does. */
export interface RollingShape {
  /** Adjusted Fisher-Pearson coefficient G1; 0 for symmetric values. */
  readonly skewness: Float64Array;
  /** Excess kurtosis G2; 0 for normal values. */
  readonly kurtosis: Float64Array;
}

/** Sums of powers of the deviations from the mean of `count` values. */
interface Moments {
  count: number;
  mean: number;
  m2: number;
  m3: number;
  m4: number;
}

/**
 * Skewness and excess kurtosis of the last `period` values; NaN for the first `period - 1` and where all are equal. Both
 * with the sample corrections of Joanes and Gill, Statistician 47(1) (1998), G1 and G2. By blocks, as in `rolling.ts`, so
 * no value is ever taken out of a sum; the parts are joined by the formulas of Pebay, Sandia report SAND2008-6212. Needs period >= 4.
 */
export function rollingShape(values: Float64Array, period: number): RollingShape {
  const length = values.length;
  const skewness = new Float64Array(length).fill(NaN);
  const kurtosis = new Float64Array(length).fill(NaN);
  const tails = Array.from({ length: period }, emptyMoments);
  const head = emptyMoments();
  const whole = emptyMoments();
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    clear(head);
    for (let j = 0; j < size; j++) {
      add(head, values[start + j]!);
      if (start === 0 && j < period - 1) continue;
      join(tails[j]!, head, whole);
      if (!(whole.m2 > 0)) continue;
      skewness[start + j] = skewnessOf(whole);
      kurtosis[start + j] = kurtosisOf(whole);
    }
    if (size < period) break;
    clear(head);
    for (let j = period - 1; j > 0; j--) {
      add(head, values[start + j]!);
      copy(head, tails[j - 1]!);
    }
  }
  return { skewness, kurtosis };
}

function skewnessOf({ count: n, m2, m3 }: Moments): number {
  return (n * Math.sqrt(n - 1) * m3) / ((n - 2) * m2 ** 1.5);
}

function kurtosisOf({ count: n, m2, m4 }: Moments): number {
  const scale = (n - 1) / ((n - 2) * (n - 3));
  return scale * ((n * (n + 1) * m4) / (m2 * m2) - 3 * (n - 1));
}

function emptyMoments(): Moments {
  return { count: 0, mean: 0, m2: 0, m3: 0, m4: 0 };
}

function clear(moments: Moments): void {
  copy(none, moments);
}

const none: Readonly<Moments> = emptyMoments();

function copy(from: Readonly<Moments>, to: Moments): void {
  to.count = from.count;
  to.mean = from.mean;
  to.m2 = from.m2;
  to.m3 = from.m3;
  to.m4 = from.m4;
}

function add(to: Moments, value: number): void {
  to.count++;
  const n = to.count;
  const delta = value - to.mean;
  const step = delta / n;
  const term = delta * step * (n - 1);
  to.m4 += term * step * step * (n * n - 3 * n + 3) + 6 * step * step * to.m2 - 4 * step * to.m3;
  to.m3 += term * step * (n - 2) - 3 * step * to.m2;
  to.m2 += term;
  to.mean += step;
}

/** Writes the moments of both parts together into `to`. */
function join(a: Moments, b: Moments, to: Moments): void {
  const n = a.count + b.count;
  const gap = b.mean - a.mean;
  const step = gap / n;
  const product = a.count * b.count;
  const term = gap * step * product;
  to.count = n;
  to.mean = a.mean + step * b.count;
  to.m2 = a.m2 + b.m2 + term;
  to.m3 = a.m3 + b.m3 + term * step * (a.count - b.count) + 3 * step * (a.count * b.m2 - b.count * a.m2);
  to.m4 =
    a.m4 +
    b.m4 +
    term * step * step * (a.count * a.count - product + b.count * b.count) +
    6 * step * step * (a.count * a.count * b.m2 + b.count * b.count * a.m2) +
    4 * step * (a.count * b.m3 - b.count * a.m3);
}
