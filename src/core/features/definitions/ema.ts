import { ema } from '../../indicators/ema';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const emaFeature = defineFeature({
  kind: 'ema',
  label: 'Exponential moving average',
  group: 'trend',
  description: 'Mean of the closes with weights that fall off. A price level: it drifts with the market.',
  formula:
    'ema[t] = ema[t-1] + 2 / (period + 1) * (close[t] - ema[t-1]), seeded with the mean of the first closes',
  source: 'TA-Lib EMA',
  pane: 'price',
  unit: 'price',
  inputs: ['close'],
  parameters: { period: bars('Period', 20) },
  name: ({ period }) => `EMA ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'recursive',
  compute: ({ close }, { period }) => ema(close, period),
});
