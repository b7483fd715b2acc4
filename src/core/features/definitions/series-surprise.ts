import { surprise } from '../../indicators/surprise';
import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { bars } from '../parameters';
import { series } from '../series-parameter';

export const seriesSurpriseFeature = defineFeature({
  kind: 'seriesSurprise',
  label: 'Surprise of a series',
  group: 'sentiment',
  description: 'How far a joined series stands from what it was on the bars before, in their deviations.',
  formula: '(x[t] - mean) / s.d., both of x[t - n] ... x[t - 1]',
  source:
    'Balduzzi, Elton, Green, Journal of Financial and Quantitative Analysis 36(4) (2001), with a rolling mean for the forecast',
  pane: 'own',
  unit: 'z-score',
  inputs: [],
  parameters: { series: series('Series', ['scalar', 'bars']), period: bars('Period', 20, 2) },
  name: ({ series, period }) => `Surprise ${period} of ${series}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: (_, { series, period }, joined) => surprise(valuesOf(joined, series), period),
});
