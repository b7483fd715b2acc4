import { columnAt } from './columns';
import type { FitScaler } from './definition';
import { fitMoments } from './zscore';

/**
 * (value - low) / (high - low): 0 to 1 on the training rows, beyond them where later values are. A feature that never
 * moves scales to 0. scikit-learn MinMaxScaler.
 */
export const minMaxScaler: FitScaler = (raw, features, rows) => {
  const { constant } = fitMoments(raw, features, rows);
  const low = new Float64Array(features);
  const span = new Float64Array(features).fill(1);
  for (let f = 0; f < features; f++) {
    const column = columnAt(raw, features, f, rows);
    low[f] = column.reduce((least, value) => Math.min(least, value));
    if (!constant.includes(f)) span[f] = column.reduce((most, value) => Math.max(most, value)) - low[f]!;
  }
  return {
    fitted: { low, span },
    constant,
    unscaled: [],
    scale: (value, f) => (value - low[f]!) / span[f]!,
  };
};
