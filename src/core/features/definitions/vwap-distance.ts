import { distanceFrom } from '../../indicators/distance';
import { rollingVwap } from '../../indicators/vwap';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const vwapDistanceFeature = defineFeature({
  kind: 'vwapDistance',
  label: 'Distance from the VWAP',
  group: 'volume',
  description: 'How far the close lies above the average price that volume was traded at over the last bars.',
  formula: 'close / (sum(price * volume) / sum(volume)) - 1, price = (high + low + close) / 3',
  source: 'Berkowitz, Logue, Noser, Journal of Finance 43(1) (1988)',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: { period: bars('Period', 20) },
  name: ({ period }) => `Close over VWAP ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ high, low, close, volume }, { period }) =>
    distanceFrom(rollingVwap(high, low, close, volume, period), close),
});
