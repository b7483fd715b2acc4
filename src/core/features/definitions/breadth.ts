import { breadth } from '../../indicators/breadth';
import { ofKinds } from '../../joined';
import { defineFeature } from '../definition';
import { bars } from '../parameters';
import { nothingFits } from '../series-parameter';

export const breadthFeature = defineFeature({
  kind: 'breadth',
  label: 'Breadth',
  group: 'cross-series',
  description:
    'Share of all joined series of bars whose close is above its own average: how many take part in a move.',
  formula: 'count of close > sma(close, n) / count of series that have one',
  source: 'Pring, Technical Analysis Explained (1980), percentage of securities above a moving average',
  pane: 'own',
  unit: 'share',
  range: [0, 1],
  inputs: [],
  needs: ['bars'],
  parameters: { period: bars('Period', 20, 2) },
  check: (_, joined) =>
    ofKinds(joined, ['bars']).length > 0 ? [] : [{ path: 'kind', message: nothingFits(['bars'], joined) }],
  joinedOf: (_, joined) => ofKinds(joined, ['bars']).map(({ name }) => name),
  name: ({ period }) => `Breadth ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ time }, { period }, joined) => {
    const closes = [...joined.values()].flatMap((one) => (one.kind === 'bars' ? [one.bars.close] : []));
    return breadth(closes, period, time.length);
  },
});
