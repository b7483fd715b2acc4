import { averageDirectionalIndex, directionalIndicator } from '../../indicators/directional-movement';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const adxFeature = defineFeature({
  kind: 'adx',
  label: 'Average directional index',
  group: 'trend',
  description: 'How strong the trend is, whichever way it goes, or how much of the movement goes up or down.',
  formula:
    '+DI = 100 * (upward movement) / (true range), -DI likewise, Wilder sums; ADX = Wilder-smoothed 100 * |+DI - -DI| / (+DI + -DI)',
  source: 'Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib ADX, PLUS_DI, MINUS_DI',
  pane: 'own',
  unit: 'index',
  range: [0, 100],
  inputs: ['high', 'low', 'close'],
  parameters: {
    output: choice('Output', 'adx', { adx: 'ADX', plusDi: '+DI', minusDi: '-DI' }),
    period: bars('Period', 14, 2),
  },
  name: ({ output, period }) => `${{ adx: 'ADX', plusDi: '+DI', minusDi: '-DI' }[output]} ${period}`,
  warmUp: ({ output, period }) => (output === 'adx' ? 2 * period - 1 : period),
  memory: 'recursive',
  compute: ({ high, low, close }, { output, period }) => {
    if (output === 'adx') return averageDirectionalIndex(high, low, period);
    return directionalIndicator(high, low, close, output === 'plusDi' ? 'up' : 'down', period);
  },
});
