import { microprice } from '../../indicators/order-book';
import { defineFeature } from '../definition';
import { levelsOf } from '../joined-input';
import { series } from '../series-parameter';

export const micropriceFeature = defineFeature({
  kind: 'microprice',
  label: 'Microprice distance',
  group: 'order book',
  description: 'Where the price leans between the best bid and ask, by how much waits on either side.',
  formula:
    'm / middle - 1; m = (ask * bid size + bid * ask size) / (bid size + ask size), middle = (ask + bid) / 2, at level 1',
  source: 'Stoikov, Quantitative Finance 18(12) (2018), the weighted mid-price',
  pane: 'own',
  unit: 'share',
  inputs: [],
  parameters: { series: series('Order book', ['depth']) },
  name: ({ series }) => `Microprice of ${series}`,
  warmUp: () => 0,
  memory: 'window',
  compute: (_, { series }, joined) => microprice(levelsOf(joined, series, 1)[0]),
});
