import { notAcrossBreaks } from './across-breaks';
import { type Labelled, withHorizon } from './labelled';
import { type RegimeRule, regimesOf } from './regimes';

/**
 * The regime `horizon` bars ahead, 0 bear, 1 sideways, 2 bull, as the rule will tell it there: known at bar t + horizon and not before. NaN
 * for the last `horizon` bars and where the regime there is unknown. [time]
 *
 * @param breaks 1 where bars are missing just before, which no label reaches across; null where nothing breaks [time]
 */
export function regimeLabels(
  close: Float64Array,
  horizon: number,
  rule: RegimeRule,
  breaks: Uint8Array | null = null,
): Labelled {
  const values = new Float64Array(close.length).fill(NaN);
  values.set(regimesOf(close, rule).subarray(horizon));
  return withHorizon(notAcrossBreaks(values, horizon, breaks), horizon);
}
