import { normalCdf } from '../normal';
import { type SharpeMoments, sharpeSpread } from './moments';

/**
 * Probabilistic Sharpe ratio: the chance that the true Sharpe ratio is above a benchmark, given how long the record is and how skewed
 * and heavy-tailed its returns are. PSR(SR*) = Phi[(SR - SR*) sqrt(T - 1) / sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2)]: Bailey and Lopez de
 * Prado, "The Sharpe Ratio Efficient Frontier" (Journal of Risk 15(2), 2012), equation 11.
 *
 * @param benchmark Sharpe ratio per period, not annualised
 * @returns 0 to 1; NaN of constant returns and of fewer than two
 */
export function probabilisticSharpe(moments: SharpeMoments, benchmark: number): number {
  if (moments.count < 2) return NaN;
  const gap = moments.sharpe - benchmark;
  return normalCdf((gap * Math.sqrt(moments.count - 1)) / Math.sqrt(sharpeSpread(moments)));
}
