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
  const prices = levels.map(({ bidPrice, askPrice }) => (side === 'bid' ? bidPrice : askPrice));
  const sizes = levels.map(({ bidSize, askSize }) => (side === 'bid' ? bidSize : askSize));
  const length = best.bidPrice.length;
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const middle = (best.bidPrice[t]! + best.askPrice[t]!) / 2;
    let size = 0;
    let products = 0;
    let squares = 0;
    for (let k = 0; k < levels.length; k++) {
      const distance = (prices[k]![t]! - middle) / middle;
      size += sizes[k]![t]!;
      products += size * Math.abs(distance);
      squares += distance * distance;
    }
    out[t] = squares > 0 ? products / squares : NaN;
  }
  return out;
}

/** ln of the slope of the bids over that of the asks: above 0 where the bids are the thicker side. [time] */
export function slopeDifference(levels: readonly DepthLevel[]): Float64Array {
  const asks = depthSlope(levels, 'ask');
  return depthSlope(levels, 'bid').map((bids, t) => {
    const ratio = Math.log(bids / asks[t]!);
    return Number.isFinite(ratio) ? ratio : NaN;
  });
}
