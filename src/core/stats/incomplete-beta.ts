import { logGamma } from './log-gamma';

/**
 * Regularised incomplete beta function I_x(a, b), the integral of the beta density from 0 to x: the continued fraction 26.5.8 of
 * Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), summed by Lentz's method, on the side where it converges fast.
 *
 * @param x 0 to 1
 * @param y 1 - x, given because one of the two is exact where the other has lost its digits
 * @param a above 0
 * @param b above 0
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (!(x >= 0 && y >= 0 && a > 0 && b > 0)) return NaN;
  if (x === 0) return 0;
  if (y === 0) return 1;
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, y, a, b) : 1 - lowerTail(y, x, b, a);
}

function lowerTail(x: number, y: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return (Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta) / a) * continuedFraction(x, a, b);
}

/** What stands for 0 in a denominator. */
const tiny = 1e-300;
const mostTerms = 10_000;

function continuedFraction(x: number, a: number, b: number): number {
  let over = 1;
  let under = 1 / apartFromZero(1 - ((a + b) * x) / (a + 1));
  let value = under;
  for (let m = 1; m < mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    under = 1 / apartFromZero(1 + even * under);
    over = apartFromZero(1 + even / over);
    value *= under * over;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    under = 1 / apartFromZero(1 + odd * under);
    over = apartFromZero(1 + odd / over);
    value *= under * over;
    if (Math.abs(under * over - 1) < Number.EPSILON) return value;
  }
  return NaN;
}

function apartFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
