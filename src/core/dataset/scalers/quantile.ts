import { normalQuantile } from '../../stats/normal-quantile';
import { valueAt } from '../../stats/quantile';
import { columnAt } from './columns';
import type { FitScaler } from './definition';
import { fitMoments, isSpread } from './zscore';

/** Points at which the distribution of a feature is kept, at most; as scikit-learn. */
const mostReferences = 1000;
/** Shares nearer to 0 or 1 than this are taken for it, so that a normal value stays within 5.2 of 0; as scikit-learn. */
const edge = 1e-7 - 2 ** -52;

/**
 * The share of the training values below a value, from 0 to 1 (`uniform`), or the standard normal quantile of that share
 * (`normal`): whatever the distribution of a feature, the scaled one has that shape. Values outside those of the
 * training rows take the share of the nearest one. A feature that never moves scales to the middle.
 *
 * scikit-learn QuantileTransformer with `subsample=None`: nothing is drawn at random. Unlike it, `normal` does not move
 * values within 1e-7 of the outermost ones onto them, which would flatten features that are small in themselves.
 */
export const quantileScaler: FitScaler = (raw, features, rows, { distribution }) => {
  const { constant } = fitMoments(raw, features, rows);
  const references = Math.min(mostReferences, rows.length);
  const quantiles = new Float64Array(features * references); // [features, references]
  const ofFeature = Array.from({ length: features }, (_, f) => {
    const sorted = columnAt(raw, features, f, rows).sort();
    const own = quantiles.subarray(f * references, (f + 1) * references);
    // One division, so that places which are whole numbers come out whole and equal values stay equal.
    for (let k = 0; k < references; k++)
      own[k] = valueAt(sorted, (k * (rows.length - 1)) / Math.max(1, references - 1));
    return own;
  });
  const isNormal = distribution === 'normal';
  return {
    fitted: { quantiles },
    constant,
    unscaled: [],
    scale: (value, f) => {
      const share = shareBelow(value, ofFeature[f]!);
      return isNormal ? normalValue(share) : share;
    },
  };
};

/** Share of a distribution below a value, on the lines between its quantiles; in the middle of a step. NaN of NaN. */
function shareBelow(value: number, quantiles: Float64Array): number {
  const last = quantiles.length - 1;
  const low = quantiles[0]!;
  const high = quantiles[last]!;
  if (Number.isNaN(value)) return NaN;
  if (!isSpread(high - low, low) && !isSpread(Math.abs(value - low), low)) return 0.5;
  if (value <= low) return 0;
  if (value >= high) return 1;
  const first = firstAtLeast(quantiles, value);
  if (quantiles[first] === value) return (first + lastAtMost(quantiles, value)) / 2 / last;
  const before = quantiles[first - 1]!;
  return (first - 1 + (value - before) / (quantiles[first]! - before)) / last;
}

function normalValue(share: number): number {
  return normalQuantile(share < edge ? edge : share > 1 - edge ? 1 - edge : share);
}

/** Index of the first quantile that is not below the value, which one is. */
function firstAtLeast(quantiles: Float64Array, value: number): number {
  let low = 0;
  let high = quantiles.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (quantiles[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last quantile that is not above the value, which one is. */
function lastAtMost(quantiles: Float64Array, value: number): number {
  let low = 0;
  let high = quantiles.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (quantiles[middle]! > value) high = middle - 1;
    else low = middle;
  }
  return low;
}
