import { ewmaVolatility } from '../../indicators/ewma-volatility';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars, number } from '../parameters';

export const ewmaVolatilityFeature = defineFeature({
  kind: 'ewmaVolatility',
  label: 'EWMA volatility',
  group: 'volatility',
  description: 'Volatility that forgets: each return counts for less with every bar after it.',
  formula:
    'sqrt(variance) * sqrt(barsPerYear); variance[t] = decay * variance[t-1] + (1 - decay) * log return^2, seeded with the mean of the first squares',
  source: 'J.P. Morgan, RiskMetrics Technical Document (1996), section 5.2',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: {
    decay: number('Decay', 0.94, 0.5, 0.999),
    seed: bars('Bars of the seed', 20),
    barsPerYear,
  },
  name: ({ decay, seed, barsPerYear }) => annualName(`EWMA volatility ${decay} ${seed}`, barsPerYear),
  warmUp: ({ seed }) => seed,
  memory: 'recursive',
  compute: ({ close }, { decay, seed, barsPerYear }) => ewmaVolatility(close, decay, seed, barsPerYear),
});
