import { bookImbalance } from '../../indicators/order-book';
import { defineFeature } from '../definition';
import { levelFaults, levelsOf } from '../joined-input';
import { integer } from '../parameters';
import { series } from '../series-parameter';

export const bookImbalanceFeature = defineFeature({
  kind: 'bookImbalance',
  label: 'Order-book imbalance',
  group: 'order book',
  description: 'Whether more is bid (above 0) or asked (below 0) at the best levels together.',
  formula: '(sum of bid sizes - sum of ask sizes) / (sum of both), levels 1 to n',
  source: 'Gould, Bonart, Market Microstructure and Liquidity 2(2) (2016), queue imbalance; over n levels',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: [],
  parameters: { series: series('Order book', ['depth']), levels: integer('Levels', 1, 1, 100) },
  check: levelFaults,
  name: ({ series, levels }) => `Imbalance ${levels} of ${series}`,
  warmUp: () => 0,
  memory: 'window',
  compute: (_, { series, levels }, joined) => bookImbalance(levelsOf(joined, series, levels)),
});
