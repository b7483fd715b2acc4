import { defineAverageDistance } from '../average-distance';

export const emaDistanceFeature = defineAverageDistance({
  average: 'ema',
  label: 'exponential moving average',
  formula:
    'ema[t] = ema[t-1] + 2 / (period + 1) * (close[t] - ema[t-1]), seeded with the mean of the first closes',
  source: 'TA-Lib EMA',
});
