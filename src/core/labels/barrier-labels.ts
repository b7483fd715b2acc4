import type { Bars } from '../bars';
import { notAcrossBreaks } from './across-breaks';
import type { Touch } from './barriers';
import type { Labelled } from './labelled';

export type PriceBars = Pick<Bars, 'open' | 'high' | 'low' | 'close'>;

export interface BarrierLabels extends Labelled {
  /** Simple return of the close of bar t to the price of the touch, of a bet on its side; NaN where unknown. [time] */
  readonly returns: Float64Array;
}

/** The label of one bar: what ended it, what it is, and the side of the bet, 1 where there is none. */
export interface BarrierAnswer {
  readonly touch: Touch;
  readonly value: number;
  readonly side: number;
}

/**
 * Labels every bar that has `horizon` bars after it, though others may have touched a barrier already: keeping those would choose rows by
 * what came after them. For the same reason a break within the horizon takes the label, wherever the touch was.
 */
export function labelEach(
  { close }: PriceBars,
  horizon: number,
  breaks: Uint8Array | null,
  answerAt: (t: number) => BarrierAnswer | null,
): BarrierLabels {
  const length = close.length;
  const values = new Float64Array(length).fill(NaN);
  const returns = new Float64Array(length).fill(NaN);
  const ends = Int32Array.from(values, (_, t) => t);
  for (let t = 0; t + horizon < length; t++) {
    const answer = answerAt(t);
    if (answer === null) continue;
    values[t] = answer.value;
    returns[t] = answer.side * (answer.touch.price / close[t]! - 1);
    ends[t] = answer.touch.bar;
  }
  notAcrossBreaks(returns, horizon, breaks);
  notAcrossBreaks(values, horizon, breaks);
  return { values, returns, ends: ends.map((end, t) => (Number.isNaN(values[t]!) ? t : end)) };
}
