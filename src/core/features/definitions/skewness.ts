import { logReturn } from '../../indicators/returns';
import { rollingShape } from '../../indicators/rolling-shape';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const skewnessFeature = defineFeature({
  kind: 'skewness',
  label: 'Skewness of returns',
  group: 'statistics',
  description: 'Whether the larger moves of late were gains (above 0) or losses (below 0).',
  formula:
    'n sqrt(n - 1) / (n - 2) * m3 / m2^1.5 of the last n log returns, m = sums of powers of the deviations',
  source: 'Joanes, Gill, The Statistician 47(1) (1998), G1; as pandas rolling().skew()',
  pane: 'own',
  unit: 'ratio',
  inputs: ['close'],
  parameters: { period: bars('Period', 60, 4) },
  name: ({ period }) => `Skewness ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period }) => rollingShape(logReturn(close, 1), period).skewness,
});
