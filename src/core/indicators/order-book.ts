import type { DepthLevel } from '../series-data';

/** Best ask less best bid over the price halfway between them; NaN where a side is empty. [time] */
export function quotedSpread({ bidPrice, askPrice }: DepthLevel): Float64Array {
  return bidPrice.map((bid, t) => {
    const ask = askPrice[t]!;
    return bid > 0 && ask > 0 ? (2 * (ask - bid)) / (ask + bid) : NaN;
  });
}

/**
 * What is bid less what is asked over the sum of both, -1 to 1, at these levels together; NaN where one is missing and where
 * nothing is there. [time]
 */
export function bookImbalance(levels: readonly DepthLevel[]): Float64Array {
  const [first] = levels;
  if (first === undefined) throw new Error('An order book has at least one level.');
  return first.bidSize.map((_, t) => {
    let [bid, ask] = [0, 0];
    for (const { bidSize, askSize } of levels) {
      bid += bidSize[t]!;
      ask += askSize[t]!;
    }
    return (bid - ask) / (bid + ask);
  });
}

/**
 * How far the mean of the two best prices, each weighted by the size on the other side, lies from the price halfway, as a share
 * of that; NaN where a side is empty. [time]
 */
export function microprice({ bidPrice, bidSize, askPrice, askSize }: DepthLevel): Float64Array {
  return bidPrice.map((bid, t) => {
    const ask = askPrice[t]!;
    if (!(bid > 0 && ask > 0)) return NaN;
    const middle = (bid + ask) / 2;
    const weight = bidSize[t]! / (bidSize[t]! + askSize[t]!);
    // (weight * ask + (1 - weight) * bid - middle) / middle, without the difference of two prices.
    return ((weight - 0.5) * (ask - bid)) / middle;
  });
}
