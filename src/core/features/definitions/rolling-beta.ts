import { returnBeta } from '../../indicators/return-pairs';
import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { bars } from '../parameters';
import { series } from '../series-parameter';

export const rollingBetaFeature = defineFeature({
  kind: 'rollingBeta',
  label: 'Beta to a series',
  group: 'cross-series',
  description: 'How much the close moves for one unit that a joined series moves, by their returns of late.',
  formula: 'covariance / variance of x, of the last n log returns of close and x over one bar',
  source: 'Sharpe, Management Science 9(2) (1963), the diagonal model',
  pane: 'own',
  unit: 'ratio',
  inputs: ['close'],
  parameters: { series: series('Series', ['bars', 'scalar']), period: bars('Period', 60, 3) },
  name: ({ series, period }) => `Beta ${period} to ${series}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { series, period }, joined) => returnBeta(close, valuesOf(joined, series), period),
});
