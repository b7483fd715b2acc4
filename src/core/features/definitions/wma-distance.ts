import { defineAverageDistance } from '../average-distance';

export const wmaDistanceFeature = defineAverageDistance({
  average: 'wma',
  label: 'weighted moving average',
  formula: 'wma = mean of the last period closes, weights 1 (oldest) to period (newest)',
  source: 'TA-Lib WMA',
});
