import { sma } from '../../indicators/sma';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const smaFeature = defineFeature({
  kind: 'sma',
  label: 'Simple moving average',
  group: 'trend',
  description:
    'Mean of the last closes. A price level: it drifts with the market, so a slope often learns better.',
  formula: 'mean(close[t - period + 1 ... t])',
  source: 'TA-Lib SMA',
  pane: 'price',
  unit: 'price',
  inputs: ['close'],
  parameters: { period: bars('Period', 20) },
  name: ({ period }) => `SMA ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ close }, { period }) => sma(close, period),
});
