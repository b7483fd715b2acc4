import { aroon } from '../../indicators/aroon';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const aroonFeature = defineFeature({
  kind: 'aroon',
  label: 'Aroon',
  group: 'trend',
  description:
    'How recent the highest high (up) and the lowest low (down) are, or the difference of the two.',
  formula:
    'up = 100 * (period - bars since the highest high of the last period + 1 bars) / period; down likewise; oscillator = up - down',
  source: 'Chande, Technical Analysis of Stocks & Commodities 13(9) (1995); TA-Lib AROON, AROONOSC',
  pane: 'own',
  unit: 'index',
  range: [-100, 100],
  inputs: ['high', 'low'],
  parameters: {
    output: choice('Output', 'oscillator', { up: 'Up', down: 'Down', oscillator: 'Oscillator' }),
    period: bars('Period', 25),
  },
  name: ({ output, period }) => `Aroon ${period} ${output}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ high, low }, { output, period }) => aroon(high, low, output, period),
});
