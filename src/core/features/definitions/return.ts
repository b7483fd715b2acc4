import { simpleReturn } from '../../indicators/returns';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const returnFeature = defineFeature({
  kind: 'return',
  label: 'Return',
  group: 'returns',
  description: 'Relative change of the close over a number of bars.',
  formula: 'close[t] / close[t - period] - 1',
  source: 'TA-Lib ROCP',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: { period: bars('Bars', 1) },
  name: ({ period }) => `Return ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period }) => simpleReturn(close, period),
});
