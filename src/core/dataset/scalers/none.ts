import type { FitScaler } from './definition';
import { fitMoments } from './zscore';

/** Leaves every value as it is. */
export const noScaler: FitScaler = (raw, features, rows) => ({
  fitted: {},
  constant: fitMoments(raw, features, rows).constant,
  unscaled: [],
  scale: (value) => value,
});
