import { quotedSpread } from '../../indicators/order-book';
import { defineFeature } from '../definition';
import { levelsOf } from '../joined-input';
import { series } from '../series-parameter';

export const bookSpreadFeature = defineFeature({
  kind: 'bookSpread',
  label: 'Quoted spread',
  group: 'order book',
  description: 'How far the best ask lies above the best bid: what a trade at once costs.',
  formula: '(ask - bid) / ((ask + bid) / 2), both at level 1',
  source: 'Hasbrouck, Empirical Market Microstructure (2007)',
  pane: 'own',
  unit: 'share',
  inputs: [],
  parameters: { series: series('Order book', ['depth']) },
  name: ({ series }) => `Quoted spread of ${series}`,
  warmUp: () => 0,
  memory: 'window',
  compute: (_, { series }, joined) => quotedSpread(levelsOf(joined, series, 1)[0]),
});
