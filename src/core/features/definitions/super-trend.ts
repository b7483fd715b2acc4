import { distanceFrom } from '../../indicators/distance';
import { superTrend } from '../../indicators/super-trend';
import { defineFeature } from '../definition';
import { bars, choice, number } from '../parameters';

export const superTrendFeature = defineFeature({
  kind: 'superTrend',
  label: 'SuperTrend',
  group: 'trend',
  description: 'How far the close lies above the SuperTrend line, or which way that points: 1 up, -1 down.',
  formula:
    'bands = (high + low) / 2 +- multiplier * ATR, moving only towards the price until a close breaks them; distance = close / line - 1',
  source: 'Seban (2008); TA-Lib SUPERTREND',
  pane: 'own',
  unit: 'ratio',
  inputs: ['high', 'low', 'close'],
  parameters: {
    output: choice('Output', 'distance', { distance: 'Distance', direction: 'Direction' }),
    period: bars('Period of the true range', 10, 2),
    multiplier: number('True ranges', 3, 0.1, 20),
  },
  name: ({ output, period, multiplier }) => `SuperTrend ${period} ${multiplier} ${output}`,
  warmUp: ({ period }) => period,
  memory: 'recursive',
  compute: ({ high, low, close }, { output, period, multiplier }) =>
    output === 'direction'
      ? superTrend(high, low, close, 'direction', period, multiplier)
      : distanceFrom(superTrend(high, low, close, 'line', period, multiplier), close),
});
