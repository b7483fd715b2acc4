import { rateOfChange } from '../../indicators/returns';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const rocFeature = defineFeature({
  kind: 'roc',
  label: 'Rate of change',
  group: 'momentum',
  description: 'Relative change of the close over a number of bars, in per cent.',
  formula: '100 * (close[t] / close[t - period] - 1)',
  source: 'TA-Lib ROC',
  pane: 'own',
  unit: 'percent',
  inputs: ['close'],
  parameters: { period: bars('Period', 10) },
  name: ({ period }) => `ROC ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period }) => rateOfChange(close, period),
});
