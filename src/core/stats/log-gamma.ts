/**
 * Logarithm of the gamma function of a positive number: Stirling's series (Abramowitz and Stegun, "Handbook of Mathematical Functions"
 * (1964), 6.1.40) from 10 on, below that by the recurrence 6.1.15. To 1 part in 10^14, near its zeros to 1e-14; NaN of 0
 * and below.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let product = 1;
  let at = x;
  for (; at < 10; at++) product *= at;
  return stirling(at) - Math.log(product);
}

const halfLogTwoPi = 0.9189385332046728;

/** B(2k) / (2k (2k - 1)), highest k first. */
const terms = [-3617 / 122400, 1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

function stirling(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (const term of terms) sum = sum * square + term;
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + sum / x;
}
