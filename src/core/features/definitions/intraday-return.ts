import { intradayReturn } from '../../indicators/bar-returns';
import { defineFeature } from '../definition';

export const intradayReturnFeature = defineFeature({
  kind: 'intradayReturn',
  label: 'Intraday return',
  group: 'returns',
  description: 'Relative change from the open of a bar to its close.',
  formula: 'close[t] / open[t] - 1',
  source: 'Lou, Polk, Skouras, Journal of Financial Economics 134(1) (2019)',
  pane: 'own',
  unit: 'share',
  inputs: ['open', 'close'],
  parameters: {},
  name: () => 'Intraday return',
  warmUp: () => 0,
  memory: 'window',
  compute: ({ open, close }) => intradayReturn(open, close),
});
