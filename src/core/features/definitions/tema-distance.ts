import { defineAverageDistance } from '../average-distance';

export const temaDistanceFeature = defineAverageDistance({
  average: 'tema',
  label: 'triple exponential moving average',
  formula: 'tema = 3 EMA - 3 EMA(EMA) + EMA(EMA(EMA))',
  source: 'Mulloy, Technical Analysis of Stocks & Commodities 12(1) (1994); TA-Lib TEMA',
});
