import { cci } from '../../indicators/cci';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const cciFeature = defineFeature({
  kind: 'cci',
  label: 'Commodity channel index',
  group: 'momentum',
  description: 'How far the typical price lies from its mean, beside how far it usually does.',
  formula: '(price - mean) / (0.015 * mean absolute deviation), price = (high + low + close) / 3',
  source: 'Lambert, Commodities 9(10) (1980); TA-Lib CCI',
  pane: 'own',
  unit: 'index',
  inputs: ['high', 'low', 'close'],
  parameters: { period: bars('Period', 20, 2) },
  name: ({ period }) => `CCI ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ high, low, close }, { period }) => cci(high, low, close, period),
});
