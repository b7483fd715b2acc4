import { williamsR } from '../../indicators/williams-r';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const williamsRFeature = defineFeature({
  kind: 'williamsR',
  label: 'Williams %R',
  group: 'momentum',
  description:
    'How far the close lies below the highest high, in hundredths of the range: above -20 bought, below -80 sold.',
  formula: '-100 * (highest - close) / (highest - lowest)',
  source: 'Williams, How I Made One Million Dollars (1973); TA-Lib WILLR',
  pane: 'own',
  unit: 'index',
  range: [-100, 0],
  inputs: ['high', 'low', 'close'],
  parameters: { period: bars('Period', 14) },
  name: ({ period }) => `Williams %R ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ high, low, close }, { period }) => williamsR(high, low, close, period),
});
