import { deflatedSharpe, luckySharpe, type Trials } from './deflated-sharpe';
import { type SharpeMoments, sharpeMoments } from './moments';
import { probabilisticSharpe } from './probabilistic-sharpe';
import { minimumTrackRecord } from './track-record';

/** What stands beside a Sharpe ratio. Sharpe ratios per period; NaN where a figure is undefined. */
export interface SharpeHonesty {
  readonly moments: SharpeMoments;
  /** Chance that the true Sharpe ratio is above 0, as if nothing else had been tried. */
  readonly probabilistic: number;
  /** What the best of so many trials without skill would show. */
  readonly lucky: number;
  /** Chance that the true Sharpe ratio is above that. */
  readonly deflated: number;
  /** Returns needed to say with `confidence` that it is above 0. */
  readonly minimumTrackRecord: number;
}

export const confidence = 0.95;

/** @param returns of the account, after costs. [bars] */
export function sharpeHonesty(returns: Float64Array, trials: Trials): SharpeHonesty {
  const moments = sharpeMoments(returns);
  return {
    moments,
    probabilistic: probabilisticSharpe(moments, 0),
    lucky: luckySharpe(trials),
    deflated: deflatedSharpe(moments, trials),
    minimumTrackRecord: minimumTrackRecord(moments, 0, confidence),
  };
}
