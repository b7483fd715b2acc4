import { hedgedSpread, ratioSpread } from '../../indicators/spread-zscore';
import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { bars, choice } from '../parameters';
import { series } from '../series-parameter';

export const spreadZscoreFeature = defineFeature({
  kind: 'spreadZscore',
  label: 'Spread to a series',
  group: 'cross-series',
  description:
    'How unusually dear the close is beside a joined series: the spread of a pairs trade in its own deviations.',
  formula:
    's = ln(close) - b ln(x); (s[t] - mean) / s.d. of the last n; b is 1, or the least-squares slope of the same n bars',
  source:
    'Gatev, Goetzmann, Rouwenhorst, Review of Financial Studies 19(3) (2006); Vidyamurthy, Pairs Trading (2004), for b',
  pane: 'own',
  unit: 'z-score',
  inputs: ['close'],
  parameters: {
    series: series('Series', ['bars', 'scalar']),
    hedge: choice('Hedge ratio', 'regression', { regression: 'Regression', one: 'One for one' }),
    period: bars('Period', 60, 4),
  },
  name: ({ series, hedge, period }) => `Spread ${period} to ${series} ${hedge}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ close }, { series, hedge, period }, joined) =>
    hedge === 'regression'
      ? hedgedSpread(close, valuesOf(joined, series), period)
      : ratioSpread(close, valuesOf(joined, series), period),
});
