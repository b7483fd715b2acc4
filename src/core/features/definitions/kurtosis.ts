import { logReturn } from '../../indicators/returns';
import { rollingShape } from '../../indicators/rolling-shape';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const kurtosisFeature = defineFeature({
  kind: 'kurtosis',
  label: 'Excess kurtosis of returns',
  group: 'statistics',
  description:
    'How much of the movement of late came in few large moves: 0 as a normal distribution, above it more.',
  formula:
    '(n - 1) / ((n - 2) (n - 3)) * (n (n + 1) m4 / m2^2 - 3 (n - 1)) of the last n log returns, m = sums of powers of the deviations',
  source: 'Joanes, Gill, The Statistician 47(1) (1998), G2; as pandas rolling().kurt()',
  pane: 'own',
  unit: 'ratio',
  inputs: ['close'],
  parameters: { period: bars('Period', 60, 4) },
  name: ({ period }) => `Kurtosis ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period }) => rollingShape(logReturn(close, 1), period).kurtosis,
});
