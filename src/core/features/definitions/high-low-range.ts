import { highLowRange } from '../../indicators/bar-returns';
import { defineFeature } from '../definition';

export const highLowRangeFeature = defineFeature({
  kind: 'highLowRange',
  label: 'High-low range',
  group: 'returns',
  description: 'Logarithm of the high over the low: how far the price moved within the bar.',
  formula: 'ln(high[t] / low[t])',
  source: 'Alizadeh, Brandt, Diebold, Journal of Finance 57(3) (2002)',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low'],
  parameters: {},
  name: () => 'High-low range',
  warmUp: () => 0,
  memory: 'window',
  compute: ({ high, low }) => highLowRange(high, low),
});
