/**
 * Cumulative standard normal distribution: algorithm 5666 of Hart et al., "Computer Approximations" (1968), with a continued fraction
 * in the far tails, as West gives it in "Better approximations to cumulative normal functions" (Wilmott, 2005). The absolute
 * error is below 2e-16, the relative one in the lower tail below 1e-8. NaN of NaN.
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  const density = Math.exp((-size * size) / 2);
  const tail =
    size < tailFrom
      ? (density * polynomial(numerator, size)) / polynomial(denominator, size)
      : density / (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))))) / rootTwoPi;
  return x > 0 ? 1 - tail : tail;
}

/** Standard normal quantile of 0.9. */
export const normalQuantile90 = 1.2815515655446004;

const rootTwoPi = Math.sqrt(2 * Math.PI);
const tailFrom = 7.07106781186547;

/** Highest power first. */
const numerator = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const denominator = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
