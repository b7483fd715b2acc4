import { type BarrierLabels, labelEach, type PriceBars } from './barrier-labels';
import { type Barrier, barrierAt, firstTouch, type Touch } from './barriers';

/** In the order of their numbers: whether a bet is worth taking. */
export const metaClasses = ['pass', 'take'] as const;

export interface MetaBarriers {
  /** Bars until time runs out. */
  readonly horizon: number;
  /** Distance in volatilities of a bar at which a bet takes its profit; null for none. */
  readonly profit: number | null;
  /** And at which it is stopped. */
  readonly stop: number | null;
}

/**
 * Whether a bet, whose side another rule has chosen, makes money: 1 where it takes its profit first or stands above 0 when time runs out,
 * else 0; NaN where it has no side. A bar that reaches both barriers counts as lost. Costs are not in it. Lopez de Prado
 * (2018), sections 3.6 and 3.7, by highs and lows instead of closes.
 *
 * @param side above 0 long, below 0 short, 0 or NaN no bet; known at each bar's close [time]
 * @param volatility of a one-bar return, known at each bar's close [time]
 * @param breaks 1 where bars are missing just before, which no label reaches across; null where nothing breaks [time]
 */
export function metaLabels(
  bars: PriceBars,
  side: Float64Array,
  volatility: Float64Array,
  barriers: MetaBarriers,
  breaks: Uint8Array | null = null,
): BarrierLabels {
  const { horizon } = barriers;
  return labelEach(bars, horizon, breaks, (t) => {
    const start = bars.close[t]!;
    const isLong = side[t]! > 0;
    if (!isLong && !(side[t]! < 0)) return null;
    const barrier = barrierOf(start, volatility[t]!, isLong, barriers);
    const touch = barrier === null ? null : firstTouch(bars, t, barrier, horizon, isLong ? 'lower' : 'upper');
    return touch === null
      ? null
      : { touch, value: isWon(touch, start, isLong) ? 1 : 0, side: isLong ? 1 : -1 };
  });
}

function barrierOf(
  price: number,
  volatility: number,
  isLong: boolean,
  { profit, stop }: MetaBarriers,
): Barrier | null {
  return isLong ? barrierAt(price, volatility, profit, stop) : barrierAt(price, volatility, stop, profit);
}

function isWon({ by, price }: Touch, start: number, isLong: boolean): boolean {
  if (by === 'time') return isLong ? price > start : price < start;
  return by === (isLong ? 'upper' : 'lower');
}
