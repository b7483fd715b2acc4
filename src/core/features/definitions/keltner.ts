import { keltner, keltnerWarmUp } from '../../indicators/keltner';
import { defineFeature } from '../definition';
import { bars, choice, number } from '../parameters';

export const keltnerFeature = defineFeature({
  kind: 'keltner',
  label: 'Keltner channel',
  group: 'volatility',
  description: 'Where the close stands in a channel of average true ranges, or how wide the channel is.',
  formula:
    'middle = EMA((high + low + close) / 3), bands = middle +- multiplier * ATR; position = (close - lower) / (upper - lower); width = (upper - lower) / middle',
  source: 'Keltner, How to Make Money in Commodities (1960), in the form of Raschke; TA-Lib KC',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low', 'close'],
  parameters: {
    output: choice('Output', 'position', { position: 'Position', width: 'Width' }),
    period: bars('Period of the average', 20, 2),
    atrPeriod: bars('Period of the true range', 10),
    multiplier: number('True ranges', 2, 0.1, 20),
  },
  name: ({ output, period, atrPeriod, multiplier }) =>
    `Keltner ${period} ${atrPeriod} ${multiplier} ${output}`,
  warmUp: ({ period, atrPeriod }) => keltnerWarmUp(period, atrPeriod),
  memory: 'recursive',
  compute: ({ high, low, close }, { output, period, atrPeriod, multiplier }) =>
    keltner(high, low, close, output, period, atrPeriod, multiplier),
});
