import { logReturn } from '../../indicators/returns';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const logReturnFeature = defineFeature({
  kind: 'logReturn',
  label: 'Log return',
  group: 'returns',
  description: 'Logarithm of the relative change of the close; it adds up over time.',
  formula: 'ln(close[t] / close[t - period])',
  source: 'Campbell, Lo, MacKinlay, The Econometrics of Financial Markets (1997), section 1.4',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: { period: bars('Bars', 1) },
  name: ({ period }) => `Log return ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period }) => logReturn(close, period),
});
