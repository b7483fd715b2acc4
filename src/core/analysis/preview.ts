import type { FeatureDetails } from '@shared/analysis';
import type { Bars } from '../bars';

/** Bars of a preview at most. */
const mostBars = 2000;

/**
 * The bars and a feature's values, thinned out where there are many: each bar stands for `bucket` of them, with the open of the first, the
 * close and the feature's value of the last, and their extremes and volume.
 */
export function previewOf(bars: Bars, values: Float64Array): FeatureDetails['preview'] {
  const bucket = Math.max(1, Math.ceil(values.length / mostBars));
  const length = Math.ceil(values.length / bucket);
  const fold = (column: Float64Array, of: (part: Float64Array) => number): Float64Array =>
    Float64Array.from({ length }, (_, k) => of(column.subarray(k * bucket, (k + 1) * bucket)));
  return {
    bucket,
    bars: {
      time: fold(bars.time, (part) => part[0]!),
      open: fold(bars.open, (part) => part[0]!),
      high: fold(bars.high, (part) => part.reduce((most, value) => Math.max(most, value))),
      low: fold(bars.low, (part) => part.reduce((least, value) => Math.min(least, value))),
      close: fold(bars.close, (part) => part.at(-1)!),
      volume: fold(bars.volume, (part) => part.reduce((sum, value) => sum + value)),
    },
    values: fold(values, (part) => part.at(-1)!),
  };
}
