import { simpleReturn } from '../../indicators/returns';
import { difference } from '../../transforms/difference';
import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { bars, choice } from '../parameters';
import { series } from '../series-parameter';

export const seriesChangeFeature = defineFeature({
  kind: 'seriesChange',
  label: 'Change of a series',
  group: 'sentiment',
  description: 'How much a joined series moved over the period, in its own unit or as a share.',
  formula: 'x[t] - x[t - n], or x[t] / x[t - n] - 1',
  source: 'The series itself',
  pane: 'own',
  unit: 'level',
  inputs: [],
  parameters: {
    series: series('Series', ['scalar', 'bars']),
    as: choice('As', 'difference', { difference: 'Difference', share: 'Share' }),
    period: bars('Period', 1),
  },
  isPriceLevel: (_, { series, as }, joined) => as === 'difference' && joined.get(series)?.kind === 'bars',
  name: ({ series, as, period }) => `Change ${period} of ${series}${as === 'share' ? ' share' : ''}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: (_, { series, as, period }, joined) =>
    as === 'share'
      ? simpleReturn(valuesOf(joined, series), period)
      : difference(valuesOf(joined, series), period),
});
