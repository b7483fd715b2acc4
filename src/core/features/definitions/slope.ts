import { slope } from '../../indicators/slope';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const slopeFeature = defineFeature({
  kind: 'slope',
  label: 'Moving-average slope',
  group: 'trend',
  description: 'Relative change of a moving average of the close over a number of bars.',
  formula: 'average[t] / average[t - span] - 1',
  source: 'TA-Lib SMA or EMA, then ROCP',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: {
    average: choice('Average', 'sma', { sma: 'Simple', ema: 'Exponential' }),
    period: bars('Period of the average', 20),
    span: bars('Bars of the change', 5),
  },
  name: ({ average, period, span }) => `${average.toUpperCase()} ${period} slope ${span}`,
  warmUp: ({ period, span }) => period - 1 + span,
  compute: ({ close }, { average, period, span }) => slope(close, average, period, span),
});
