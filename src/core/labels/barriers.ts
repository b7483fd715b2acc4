import type { Bars } from '../bars';

/** Prices that end a label; infinite or 0 where there is none. */
export interface Barrier {
  readonly upper: number;
  readonly lower: number;
}

/** What ended a label: a barrier, a bar that reached both of which nobody knows the first, or time. */
export interface Touch {
  readonly by: 'upper' | 'lower' | 'both' | 'time';
  readonly bar: number;
  /** At which it was touched: the barrier, or the open that jumped over it; the close where time ran out; NaN for both. */
  readonly price: number;
}

/**
 * Barriers about a price, so many times the volatility of a bar away, as simple returns: Lopez de Prado (2018), snippets 3.1 and 3.2. Null
 * leaves one out. Null where price or volatility are unknown or not above 0.
 */
export function barrierAt(
  price: number,
  volatility: number,
  upper: number | null,
  lower: number | null,
): Barrier | null {
  if (!(price > 0 && volatility > 0 && price < Infinity && volatility < Infinity)) return null;
  return {
    upper: upper === null ? Infinity : price * (1 + upper * volatility),
    lower: lower === null ? 0 : price * (1 - lower * volatility),
  };
}

/**
 * The first touch in the `horizon` bars after t, by highs and lows. A bar that opens at a barrier or beyond it has touched that one first;
 * of one that opens between them and reaches both, prices do not tell which was first, and it counts as `tie`. Null where a
 * price that decides is missing.
 *
 * @param t with t + horizon a bar
 */
export function firstTouch(
  bars: Pick<Bars, 'open' | 'high' | 'low' | 'close'>,
  t: number,
  { upper, lower }: Barrier,
  horizon: number,
  tie: 'upper' | 'lower' | 'both',
): Touch | null {
  const last = t + horizon;
  for (let bar = t + 1; bar <= last; bar++) {
    const open = bars.open[bar]!;
    const high = bars.high[bar]!;
    const low = bars.low[bar]!;
    if (open >= upper) return { by: 'upper', bar, price: open };
    if (open <= lower) return { by: 'lower', bar, price: open };
    if (Number.isNaN(high) || Number.isNaN(low)) return null;
    const isUp = high >= upper;
    const isDown = low <= lower;
    if (!isUp && !isDown) continue;
    const by = isUp && isDown ? tie : isUp ? 'upper' : 'lower';
    return { by, bar, price: by === 'both' ? NaN : by === 'upper' ? upper : lower };
  }
  const price = bars.close[last]!;
  return price > 0 ? { by: 'time', bar: last, price } : null;
}
