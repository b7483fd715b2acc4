import { incompleteBeta } from './incomplete-beta';

/**
 * Cumulative distribution of Student's t: Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 26.7.1. NaN of NaN.
 *
 * @param freedom degrees of freedom, above 0
 */
export function studentCdf(t: number, freedom: number): number {
  if (Number.isNaN(t) || !(freedom > 0)) return NaN;
  if (!Number.isFinite(t)) return t < 0 ? 0 : 1;
  const square = t * t;
  const total = freedom + square;
  const tail = incompleteBeta(freedom / total, square / total, freedom / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** Chance that a t of either sign is at least that far from 0. */
export function studentTwoSided(t: number, freedom: number): number {
  return 2 * studentCdf(-Math.abs(t), freedom);
}

/** The inverse of `studentCdf`, found by halving: to the last digits of the distribution. NaN outside of 0 to 1. */
export function studentQuantile(share: number, freedom: number): number {
  if (!(share >= 0 && share <= 1) || !(freedom > 0)) return NaN;
  if (share === 0.5) return 0;
  if (share > 0.5) return -studentQuantile(1 - share, freedom);
  if (share === 0) return -Infinity;
  let low = -1;
  while (studentCdf(low, freedom) > share) low *= 2;
  let high = 0;
  for (let middle = low / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentCdf(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
