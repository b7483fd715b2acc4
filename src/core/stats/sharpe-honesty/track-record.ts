import { normalQuantile } from '../normal-quantile';
import { type SharpeMoments, sharpeSpread } from './moments';

/**
 * Minimum track record length: how many returns like these it takes to say with that confidence that the Sharpe ratio is above the
 * benchmark. 1 + (1 - g3 SR + (g4 - 1) / 4 SR^2) (Phi^-1(p) / (SR - SR*))^2: Bailey and Lopez de Prado, "The Sharpe Ratio Efficient
 * Frontier" (Journal of Risk 15(2), 2012), equation 13.
 *
 * @param benchmark Sharpe ratio per period
 * @param confidence from 0.5 to 1, ends excluded: 0.95, say
 * @returns a number of returns; NaN where the Sharpe ratio is not above the benchmark, for which no record is long enough
 */
export function minimumTrackRecord(moments: SharpeMoments, benchmark: number, confidence: number): number {
  const gap = moments.sharpe - benchmark;
  if (!(gap > 0 && confidence > 0.5 && confidence < 1)) return NaN;
  return 1 + sharpeSpread(moments) * (normalQuantile(confidence) / gap) ** 2;
}
