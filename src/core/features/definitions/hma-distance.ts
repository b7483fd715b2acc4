import { defineAverageDistance } from '../average-distance';

export const hmaDistanceFeature = defineAverageDistance({
  average: 'hma',
  label: 'Hull moving average',
  formula:
    'hma = WMA(2 WMA(close, period / 2) - WMA(close, period), sqrt(period)), periods cut to whole bars',
  source: 'Hull (2005); TA-Lib HMA',
});
