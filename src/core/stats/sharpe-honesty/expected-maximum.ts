import { normalQuantile } from '../normal-quantile';

const eulerGamma = 0.5772156649015329;

/**
 * What the largest of N independent standard normal numbers is on average, approximately:
 * (1 - g) Phi^-1(1 - 1/N) + g Phi^-1(1 - 1/(N e)). Bailey and Lopez de Prado, "The Deflated Sharpe Ratio" (Journal of Portfolio
 * Management 40(5), 2014), equation 1.
 *
 * @param trials 1 or more, a fraction where it is an effective number. The formula falls below 0 towards one trial, of which the
 *   expectation is 0: it is 0 there. NaN below 1.
 */
export function expectedMaximum(trials: number): number {
  if (!(trials >= 1)) return NaN;
  if (trials === 1) return 0;
  const most = normalQuantile(1 - 1 / trials);
  const more = normalQuantile(1 - 1 / (trials * Math.E));
  return Math.max(0, (1 - eulerGamma) * most + eulerGamma * more);
}
