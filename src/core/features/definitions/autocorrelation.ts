import { autocorrelation } from '../../indicators/autocorrelation';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const autocorrelationFeature = defineFeature({
  kind: 'autocorrelation',
  label: 'Autocorrelation of returns',
  group: 'statistics',
  description:
    'Whether returns of late were followed by their like (above 0) or by their opposite (below 0).',
  formula: 'Pearson correlation of r[t] with r[t - lag] over the last period bars, r the one-bar log return',
  source: 'Box, Jenkins, Reinsel, Time Series Analysis (2008), section 2.1; as pandas rolling().corr()',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: ['close'],
  parameters: { period: bars('Period', 60, 3), lag: bars('Lag', 1) },
  name: ({ period, lag }) => `Autocorrelation ${period} lag ${lag}`,
  warmUp: ({ period, lag }) => period + lag,
  memory: 'window',
  compute: ({ close }, { period, lag }) => autocorrelation(close, period, lag),
});
