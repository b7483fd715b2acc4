import { cmf } from '../../indicators/cmf';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const cmfFeature = defineFeature({
  kind: 'cmf',
  label: 'Chaikin money flow',
  group: 'volume',
  description:
    'Whether volume came where bars closed near their highs (towards 1) or near their lows (towards -1).',
  formula: 'sum(((close - low) - (high - close)) / (high - low) * volume) / sum(volume)',
  source: 'Chaikin; TA-Lib CMF',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: { period: bars('Period', 20) },
  name: ({ period }) => `CMF ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ high, low, close, volume }, { period }) => cmf(high, low, close, volume, period),
});
