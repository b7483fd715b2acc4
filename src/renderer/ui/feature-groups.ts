import type { FeatureDescriptor } from '@shared/features';

/** Headings of the catalogue, in the order it is shown. */
export const featureGroups = {
  returns: 'Returns',
  statistics: 'Statistics of returns',
  trend: 'Trend',
  momentum: 'Momentum',
  volatility: 'Volatility',
  volume: 'Volume',
  calendar: 'Calendar',
  'cross-series': 'Cross-series',
  'order book': 'Order book',
  sentiment: 'Sentiment',
  custom: 'Your own',
} as const satisfies Record<FeatureDescriptor['group'], string>;
