import { tsi } from '../../indicators/tsi';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const tsiFeature = defineFeature({
  kind: 'tsi',
  label: 'True strength index',
  group: 'momentum',
  description: 'Net change of the close beside all of its movement, both smoothed twice.',
  formula: '100 * EMA(EMA(change, long), short) / EMA(EMA(|change|, long), short)',
  source: 'Blau, Momentum, Direction and Divergence (1995); TA-Lib TSI',
  pane: 'own',
  unit: 'index',
  range: [-100, 100],
  inputs: ['close'],
  parameters: { long: bars('First smoothing', 25, 2), short: bars('Second smoothing', 13, 2) },
  name: ({ long, short }) => `TSI ${long} ${short}`,
  warmUp: ({ long, short }) => long + short - 1,
  memory: 'recursive',
  compute: ({ close }, { long, short }) => tsi(close, long, short),
});
