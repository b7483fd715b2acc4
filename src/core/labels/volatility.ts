import { giveBack } from '../columns';
import { logReturn } from '../indicators/returns';
import { notAcrossBreaks } from './across-breaks';
import { forwardSums } from './forward-sums';
import { type Labelled, withHorizon } from './labelled';

/**
 * Logarithm of the volatility that the next `horizon` bars realise, ln sqrt((r[t+1]^2 + ... + r[t+horizon]^2) / horizon) of the one-bar
 * log returns r: that of a bar, about 0 and not about their mean, the root of what GARCH and HAR forecast. Its logarithm is
 * near normal where volatility itself is not: Andersen, Bollerslev, Diebold and Labys, "Modeling and Forecasting Realized
 * Volatility" (Econometrica 71(2), 2003). NaN where a return is unknown or the price stands still throughout. [time]
 *
 * @param breaks 1 where bars are missing just before, which no label reaches across; null where nothing breaks [time]
 */
export function volatilityLabels(
  close: Float64Array,
  horizon: number,
  breaks: Uint8Array | null = null,
): Labelled {
  const returns = logReturn(close, 1);
  const squares = returns.map((change) => change * change);
  giveBack(returns);
  const values = forwardSums(squares, horizon).map((sum) => (sum > 0 ? Math.log(sum / horizon) / 2 : NaN));
  return withHorizon(notAcrossBreaks(values, horizon, breaks), horizon);
}
