import { quantileOfSorted } from '../../stats/quantile';
import { columnAt } from './columns';
import type { FitScaler } from './definition';
import { fitMoments, isSpread } from './zscore';

/**
 * (value - median) / (upper quartile - lower quartile), so that no outlier moves it. Where the quartiles are equal the
 * value is only shifted. scikit-learn RobustScaler.
 */
export const robustScaler: FitScaler = (raw, features, rows) => {
  const { constant } = fitMoments(raw, features, rows);
  const median = new Float64Array(features);
  const range = new Float64Array(features).fill(1);
  const unscaled: number[] = [];
  for (let f = 0; f < features; f++) {
    const sorted = columnAt(raw, features, f, rows).sort();
    median[f] = quantileOfSorted(sorted, 0.5);
    const between = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
    if (constant.includes(f)) continue;
    if (isSpread(between, median[f]!)) range[f] = between;
    else unscaled.push(f);
  }
  return {
    fitted: { median, range },
    constant,
    unscaled,
    scale: (value, f) => (value - median[f]!) / range[f]!,
  };
};
