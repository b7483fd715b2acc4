import { defineFeature } from '../definition';
import { valuesOf } from '../joined-input';
import { series } from '../series-parameter';

export const seriesLevelFeature = defineFeature({
  kind: 'seriesLevel',
  label: 'Value of a series',
  group: 'sentiment',
  description: 'The last known value of a joined series, such as a sentiment score or a volatility index.',
  formula: 'x[t]',
  source: 'The series itself',
  pane: 'own',
  unit: 'level',
  inputs: [],
  parameters: { series: series('Series', ['scalar', 'bars']) },
  isPriceLevel: (_, { series }, joined) => joined.get(series)?.kind === 'bars',
  name: ({ series }) => `Value of ${series}`,
  warmUp: () => 0,
  memory: 'window',
  compute: (_, { series }, joined) => valuesOf(joined, series).slice(),
});
