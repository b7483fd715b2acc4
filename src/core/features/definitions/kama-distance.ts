import { distanceFrom } from '../../indicators/distance';
import { kama } from '../../indicators/kama';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const kamaDistanceFeature = defineFeature({
  kind: 'kamaDistance',
  label: "Distance from Kaufman's adaptive average",
  group: 'trend',
  description: 'How far the close lies above an average that follows fast in a trend and slowly in noise.',
  formula:
    'close / kama - 1; kama[t] = kama[t-1] + weight * (close[t] - kama[t-1]), weight = (er * (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1))^2, er = |close[t] - close[t - period]| / sum of |changes|',
  source: 'Kaufman, Smarter Trading (1995); TA-Lib KAMA (fast 2, slow 30)',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: {
    period: bars('Period of the efficiency ratio', 10, 2),
    fast: bars('Fast period', 2),
    slow: bars('Slow period', 30, 2),
  },
  check: ({ fast, slow }) =>
    fast < slow ? [] : [{ path: 'fast', message: `must be below the slow period of ${slow}, not ${fast}` }],
  name: ({ period, fast, slow }) => `Close over KAMA ${period} ${fast} ${slow}`,
  warmUp: ({ period }) => period,
  memory: 'recursive',
  compute: ({ close }, { period, fast, slow }) => distanceFrom(kama(close, period, fast, slow), close),
});
