import type { DepthLevel } from '../series-data';

/** One side of an order book: the price and size of a level. */
type Side = 'bid' | 'ask';

/**
 * How fast a side of the book fills up: the slope through the origin of the least-squares line of the accumulated size on the
 * distance from the price halfway between the best two, as a share of that, over these levels. In units of size for the whole
 * price; NaN where a level is missing and where no level lies away from the middle. [time]
 */
export function depthSlope(levels: readonly DepthLevel[], side: Side): Float64Array {
  const [best] = levels;
  if (best === undefined) throw new Error('An order book has at least one level.');
  return best.bidPrice.map((bid, t) => {
    const middle = (bid + best.askPrice[t]!) / 2;
    let [size, products, squares] = [0, 0, 0];
    for (const level of levels) {
      const [price, added] =
        side === 'bid' ? [level.bidPrice[t]!, level.bidSize[t]!] : [level.askPrice[t]!, level.askSize[t]!];
      const distance = Math.abs(price - middle) / middle;
      size += added;
      products += size * distance;
      squares += distance * distance;
    }
    return squares > 0 ? products / squares : NaN;
  });
}

/** ln of the slope of the bids over that of the asks: above 0 where the bids are the thicker side. [time] */
export function slopeDifference(levels: readonly DepthLevel[]): Float64Array {
  const asks = depthSlope(levels, 'ask');
  return depthSlope(levels, 'bid').map((bids, t) => {
    const ratio = Math.log(bids / asks[t]!);
    return Number.isFinite(ratio) ? ratio : NaN;
  });
}
