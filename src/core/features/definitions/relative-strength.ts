import { relativeStrength } from '../../indicators/relative-strength';
import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { bars } from '../parameters';
import { series } from '../series-parameter';

export const relativeStrengthFeature = defineFeature({
  kind: 'relativeStrength',
  label: 'Relative strength to a series',
  group: 'cross-series',
  description: 'How much more the close rose over the period than a joined series did.',
  formula: 'ln(close[t] / close[t - n]) - ln(x[t] / x[t - n])',
  source: 'Levy, Journal of Finance 22(4) (1967), as a log ratio',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: { series: series('Series', ['bars', 'scalar']), period: bars('Period', 20) },
  name: ({ series, period }) => `Strength ${period} to ${series}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { series, period }, joined) =>
    relativeStrength(close, valuesOf(joined, series), period),
});
