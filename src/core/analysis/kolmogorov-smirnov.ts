/** How far two distributions are apart, 0 to 1, and how likely that is by chance; NaN where one side has no values. */
export interface KolmogorovSmirnov {
  readonly statistic: number;
  /** Holds for independent values; those of neighbouring bars are not, so in truth it is larger. */
  readonly pValue: number;
}

/**
 * Two-sample test: the largest distance between the two empirical distributions, and its p-value by the limit distribution of
 * Kolmogorov. Smirnov, "Table for estimating the goodness of fit of empirical distributions" (Annals of Mathematical Statistics
 * 19(2), 1948). Both sides in ascending order.
 */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): KolmogorovSmirnov {
  if (a.length === 0 || b.length === 0) return { statistic: NaN, pValue: NaN };
  const statistic = largestDistance(a, b);
  const size = (a.length * b.length) / (a.length + b.length);
  return { statistic, pValue: kolmogorovTail(Math.sqrt(size) * statistic) };
}

/** P(K > x) of the Kolmogorov distribution: two series, each of which converges where the other is slow. */
export function kolmogorovTail(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0.05) return 1; // the tail differs from 1 by less than any number can say
  return x < 1.18 ? 1 - headSeries(x) : tailSeries(x);
}

function largestDistance(a: Float64Array, b: Float64Array): number {
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! === value) i++;
    while (j < b.length && b[j]! === value) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}

function headSeries(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 7; k += 2) sum += Math.exp((-k * k * Math.PI * Math.PI) / (8 * x * x));
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}

function tailSeries(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 5; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return sum;
}
