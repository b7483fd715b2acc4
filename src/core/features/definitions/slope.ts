import { averages } from '../../indicators/averages';
import { slope } from '../../indicators/slope';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const slopeFeature = defineFeature({
  kind: 'slope',
  label: 'Moving-average slope',
  group: 'trend',
  description: 'Relative change of a moving average of the close over a number of bars.',
  formula: 'average[t] / average[t - span] - 1',
  source: 'TA-Lib SMA, EMA, WMA, HMA, KAMA, DEMA or TEMA, then ROCP',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: {
    average: choice('Average', 'sma', {
      sma: averages.sma.label,
      ema: averages.ema.label,
      wma: averages.wma.label,
      hma: averages.hma.label,
      kama: averages.kama.label,
      dema: averages.dema.label,
      tema: averages.tema.label,
    }),
    period: bars('Period of the average', 20),
    span: bars('Bars of the change', 5),
  },
  name: ({ average, period, span }) => `${average.toUpperCase()} ${period} slope ${span}`,
  warmUp: ({ average, period, span }) => averages[average].warmUp(period) + span,
  memory: ({ average }) => (averages[average].isRecursive ? 'recursive' : 'window'),
  compute: ({ close }, { average, period, span }) => slope(close, average, period, span),
});
