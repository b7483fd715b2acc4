import { type BlockSums, blockSums, sharpeOver } from './block-sums';
import { halvesOf, otherHalf } from './halves';

/** How the series that is best in one half of the time fares in the other, for every half. Splits without an answer are left out. */
export interface CscvSplits {
  /** Number of halves, with those left out. */
  readonly halves: number;
  /** Which series was best in sample. [splits] */
  readonly best: Int32Array;
  /** Its Sharpe ratio per period in sample and out of sample. [splits] each */
  readonly inSample: Float64Array;
  readonly outOfSample: Float64Array;
  /** Its rank out of sample / (series + 1): near 1 the best, 0.5 the middle. [splits] */
  readonly relativeRank: Float64Array;
}

/**
 * Combinatorially symmetric cross-validation: time is cut into S blocks; each half of the blocks is once the sample in which the best
 * series is picked, and the other half shows how it ranks then. Bailey, Borwein, Lopez de Prado and Zhu, "The Probability of Backtest
 * Overfitting" (Journal of Computational Finance 20(4), 2017), section 3.
 *
 * Bars that are NaN in any series are left out of all, so that all are judged on the same bars. A series whose returns do not vary in
 * a half has no Sharpe ratio there: it is not picked, and does not count among those ranked. Of equals in sample the first is picked;
 * equals out of sample share the mean of their ranks. A split is left out where nothing can be picked, where what was picked has no
 * ratio out of sample, or where there is nothing to compare it with.
 *
 * @param returns of each series on the same bars. [series][bars]
 * @param blocks S, even
 * @throws RangeError where `blocks` is not an even number from 2 to 20 or the series are of different lengths
 */
export function cscv(returns: readonly Float64Array[], blocks: number): CscvSplits {
  const halves = halvesOf(blocks);
  const series = knownByAll(returns).map((values) => blockSums(values, blocks));
  const splits = halves.map((half) => judge(series, half)).filter((split) => split !== null);
  return {
    halves: halves.length,
    best: Int32Array.from(splits, (split) => split.best),
    inSample: Float64Array.from(splits, (split) => split.inSample),
    outOfSample: Float64Array.from(splits, (split) => split.outOfSample),
    relativeRank: Float64Array.from(splits, (split) => split.relativeRank),
  };
}

interface Split {
  readonly best: number;
  readonly inSample: number;
  readonly outOfSample: number;
  readonly relativeRank: number;
}

function judge(series: readonly BlockSums[], half: Uint8Array): Split | null {
  const best = bestOf(series, half);
  if (best === null) return null;
  const rest = otherHalf(half);
  const outOfSample = sharpeOver(series[best.index]!, rest);
  let [ranked, below, equal] = [0, 0, 0];
  for (const other of series) {
    const value = sharpeOver(other, rest);
    if (Number.isNaN(value)) continue;
    ranked++;
    if (value < outOfSample) below++;
    else if (value === outOfSample) equal++;
  }
  if (Number.isNaN(outOfSample) || ranked < 2) return null;
  const relativeRank = (below + (equal + 1) / 2) / (ranked + 1);
  return { best: best.index, inSample: best.value, outOfSample, relativeRank };
}

function bestOf(series: readonly BlockSums[], half: Uint8Array) {
  let [index, value] = [-1, -Infinity];
  series.forEach((one, i) => {
    const found = sharpeOver(one, half);
    if (found > value) [index, value] = [i, found];
  });
  return index < 0 ? null : { index, value };
}

function knownByAll(returns: readonly Float64Array[]): readonly Float64Array[] {
  const bars = returns[0]?.length ?? 0;
  if (returns.some((series) => series.length !== bars))
    throw new RangeError(
      'Overfitting is judged over series of the same bars; these are of different lengths.',
    );
  const isKnown = new Uint8Array(bars).fill(1);
  for (const series of returns) {
    for (let bar = 0; bar < bars; bar++) if (Number.isNaN(series[bar]!)) isKnown[bar] = 0;
  }
  return isKnown.includes(0)
    ? returns.map((series) => series.filter((_, bar) => isKnown[bar] === 1))
    : returns;
}
