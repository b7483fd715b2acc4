import { mfi } from '../../indicators/mfi';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const mfiFeature = defineFeature({
  kind: 'mfi',
  label: 'Money flow index',
  group: 'volume',
  description: 'Share of the money that changed hands in rising bars: above 80 bought, below 20 sold.',
  formula:
    '100 * rising / (rising + falling), sums of price * volume where the price (high + low + close) / 3 rose or fell',
  source: 'Quong, Soudack, Technical Analysis of Stocks & Commodities 7(3) (1989); TA-Lib MFI',
  pane: 'own',
  unit: 'index 0-100',
  range: [0, 100],
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: { period: bars('Period', 14, 2) },
  name: ({ period }) => `MFI ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ high, low, close, volume }, { period }) => mfi(high, low, close, volume, period),
});
