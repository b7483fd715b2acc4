import { meanOf } from '../../analysis/distribution';

/** What the Sharpe ratio over any choice of blocks needs of one series: sums over each block of its returns less their overall mean. */
export interface BlockSums {
  /** Mean of all bars. */
  readonly mean: number;
  readonly counts: Float64Array; // [blocks]
  readonly sums: Float64Array; // [blocks]
  readonly squares: Float64Array; // [blocks]
  /** A few units in the last place of 1, squared and summed: squares below that are rounding. */
  readonly noise: number;
}

/** Blocks follow each other and differ in length by one bar at most. */
export function blockSums(returns: Float64Array, blocks: number): BlockSums {
  const mean = meanOf(returns);
  const counts = new Float64Array(blocks);
  const sums = new Float64Array(blocks);
  const squares = new Float64Array(blocks);
  for (let block = 0; block < blocks; block++) {
    const from = Math.floor((block * returns.length) / blocks);
    const to = Math.floor(((block + 1) * returns.length) / blocks);
    counts[block] = to - from;
    for (let bar = from; bar < to; bar++) {
      const gap = returns[bar]! - mean;
      sums[block]! += gap;
      squares[block]! += gap * gap;
    }
  }
  return { mean, counts, sums, squares, noise: (8 * Number.EPSILON) ** 2 * returns.length };
}

/**
 * Sharpe ratio per period, mean / sample standard deviation, over the chosen blocks. NaN where the returns there do not vary. The
 * blocks are added up in the order given.
 */
export function sharpeOver(series: BlockSums, blocks: Uint8Array): number {
  let [count, sum, square] = [0, 0, 0];
  for (const block of blocks) {
    count += series.counts[block]!;
    sum += series.sums[block]!;
    square += series.squares[block]!;
  }
  const gap = sum / count;
  const spread = square - sum * gap;
  // Of what is left of a difference of two large sums, no more than their last digits is no variance.
  if (!(spread > Math.max(series.noise, 4 * Number.EPSILON * square))) return NaN;
  return (series.mean + gap) / Math.sqrt(spread / (count - 1));
}
