import { depthSlope, slopeDifference } from '../../indicators/depth-slope';
import { defineFeature } from '../definition';
import { levelFaults, levelsOf } from '../joined-input';
import { choice, integer } from '../parameters';
import { series } from '../series-parameter';

export const depthSlopeFeature = defineFeature({
  kind: 'depthSlope',
  label: 'Depth slope',
  group: 'order book',
  description: 'How fast the book fills up away from the middle, on one side or on the bids beside the asks.',
  formula:
    'slope = sum(q d) / sum(d^2), levels 1 to n: q the size accumulated, d the distance from the middle over the middle; difference = ln(bid slope / ask slope)',
  source:
    'Kalay, Sade, Wohl, Journal of Financial Economics 74(3) (2004), slopes of demand and supply schedules',
  pane: 'own',
  unit: 'level',
  inputs: [],
  parameters: {
    series: series('Order book', ['depth']),
    side: choice('Side', 'difference', { difference: 'Bids beside asks', bid: 'Bids', ask: 'Asks' }),
    levels: integer('Levels', 2, 2, 100),
  },
  check: levelFaults,
  name: ({ series, side, levels }) => `Depth slope ${levels} of ${series} ${side}`,
  warmUp: () => 0,
  memory: 'window',
  compute: (_, { series, side, levels }, joined) => {
    const used = levelsOf(joined, series, levels);
    return side === 'difference' ? slopeDifference(used) : depthSlope(used, side);
  },
});
