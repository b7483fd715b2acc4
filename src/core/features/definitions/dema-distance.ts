import { defineAverageDistance } from '../average-distance';

export const demaDistanceFeature = defineAverageDistance({
  average: 'dema',
  label: 'double exponential moving average',
  formula: 'dema = 2 EMA - EMA(EMA)',
  source: 'Mulloy, Technical Analysis of Stocks & Commodities 12(1) (1994); TA-Lib DEMA',
});
