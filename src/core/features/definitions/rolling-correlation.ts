import { returnCorrelation } from '../../indicators/return-pairs';
import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { bars } from '../parameters';
import { series } from '../series-parameter';

export const rollingCorrelationFeature = defineFeature({
  kind: 'rollingCorrelation',
  label: 'Correlation with a series',
  group: 'cross-series',
  description: 'How closely the returns of the close and of a joined series went together of late.',
  formula: 'covariance / (s.d. of y * s.d. of x), of the last n log returns of close and x over one bar',
  source: 'Pearson, Proceedings of the Royal Society 58 (1895); as pandas rolling().corr()',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: ['close'],
  parameters: { series: series('Series', ['bars', 'scalar']), period: bars('Period', 60, 3) },
  name: ({ series, period }) => `Correlation ${period} with ${series}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { series, period }, joined) =>
    returnCorrelation(close, valuesOf(joined, series), period),
});
