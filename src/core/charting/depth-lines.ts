import type { DepthSnapshots } from '../series-data';

/** What a chart shows of an order book, one value a snapshot; NaN where a side of the book is empty. */
export interface DepthLines {
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  /** Half way between the best prices. */
  readonly mid: Float64Array;
  /** Best ask less best bid, in the unit of the prices. */
  readonly spread: Float64Array;
  /** Of the sizes at the best prices, (bid - ask) / (bid + ask): 1 where all would buy, -1 where all would sell. */
  readonly imbalance: Float64Array;
}

export function depthLines({ levels }: DepthSnapshots): DepthLines {
  const best = levels[0];
  if (best === undefined) throw new Error('A series of order-book depth without a level.');
  const { bidPrice: bid, askPrice: ask, bidSize, askSize } = best;
  return {
    bid,
    ask,
    mid: bid.map((price, t) => (price + ask[t]!) / 2),
    spread: ask.map((price, t) => differenceOf(price, bid[t]!)),
    imbalance: bidSize.map((size, t) => (size - askSize[t]!) / (size + askSize[t]!)),
  };
}

/** Digits of a price that are meant; those behind them are of its binary form. */
const digits = 12;

/** To the last digit that is meant: 100.52 - 100.5 is 0.02 like 100.54 - 100.52, and a chart of it is a flat line. */
function differenceOf(high: number, low: number): number {
  const scale = 10 ** Math.max(digits - Math.ceil(Math.log10(Math.abs(high))), 0);
  return Number.isFinite(scale) ? Math.round((high - low) * scale) / scale : high - low;
}
