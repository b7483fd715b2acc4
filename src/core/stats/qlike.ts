import { knownPairs } from './known-pairs';

/**
 * Quasi-likelihood loss of variance forecasts, mean of v / f - ln(v / f) - 1: 0 of a perfect one. Patton, "Volatility forecast
 * comparison using imperfect volatility proxies" (Journal of Econometrics 160(1), 2011), equation 24: models are ranked the same with a
 * noisy proxy of the variance as with the variance itself. Rows with a NaN are left out, and so are those whose proxy is 0, as of a bar
 * that did not move, where the logarithm does not exist. NaN where any forecast is not above 0, and without rows.
 *
 * @param forecast variances, squares of volatilities. [rows]
 * @param realised proxy of the variance that came, in the same unit. [rows]
 */
export function qlike(forecast: Float64Array, realised: Float64Array): number {
  const [said, came] = knownPairs(forecast, realised);
  if (said.some((variance) => !(variance > 0))) return NaN;
  let [sum, rows] = [0, 0];
  for (let row = 0; row < said.length; row++) {
    if (!(came[row]! > 0)) continue;
    const ratio = came[row]! / said[row]!;
    sum += ratio - Math.log(ratio) - 1;
    rows++;
  }
  return sum / rows;
}
