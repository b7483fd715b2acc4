import { type BarrierLabels, labelEach, type PriceBars } from './barrier-labels';
import { barrierAt, firstTouch, type Touch } from './barriers';

/** In the order of their numbers; `neither` where no barrier is reached, or where nobody knows which one was first. */
export const barrierClasses = ['lower', 'neither', 'upper'] as const;

export interface TripleBarrier {
  /** Bars until time runs out. */
  readonly horizon: number;
  /** Distance of each barrier in volatilities of a bar; null for none. */
  readonly upper: number | null;
  readonly lower: number | null;
  /** What a label is where time runs out: `neither`, or the side of the close that the price then stands on. */
  readonly atEnd: 'neither' | 'side';
}

/**
 * Which barrier the price touches first within `horizon` bars after the close of bar t: 0 the lower, 2 the upper, 1 neither. A label ends
 * at the bar of the touch. Lopez de Prado (2018), sections 3.3 and 3.4, by highs and lows instead of closes; `firstTouch` says how.
 *
 * @param volatility of a one-bar return, known at each bar's close [time]
 * @param breaks 1 where bars are missing just before, which no label reaches across; null where nothing breaks [time]
 */
export function tripleBarrierLabels(
  bars: PriceBars,
  volatility: Float64Array,
  { horizon, upper, lower, atEnd }: TripleBarrier,
  breaks: Uint8Array | null = null,
): BarrierLabels {
  return labelEach(bars, horizon, breaks, (t) => {
    const barrier = barrierAt(bars.close[t]!, volatility[t]!, upper, lower);
    const touch = barrier === null ? null : firstTouch(bars, t, barrier, horizon, 'both');
    return touch === null ? null : { touch, value: classOf(touch, bars.close[t]!, atEnd), side: 1 };
  });
}

function classOf({ by, price }: Touch, start: number, atEnd: TripleBarrier['atEnd']): number {
  if (by === 'upper') return 2;
  if (by === 'lower') return 0;
  return by === 'time' && atEnd === 'side' ? 1 + Math.sign(price - start) : 1;
}
