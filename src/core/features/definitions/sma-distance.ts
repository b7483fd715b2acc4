import { defineAverageDistance } from '../average-distance';

export const smaDistanceFeature = defineAverageDistance({
  average: 'sma',
  label: 'simple moving average',
  formula: 'sma = mean(close[t - period + 1 ... t])',
  source: 'TA-Lib SMA',
});
