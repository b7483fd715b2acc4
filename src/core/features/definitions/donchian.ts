import { channelPosition, channelWidth } from '../../indicators/donchian';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const donchianFeature = defineFeature({
  kind: 'donchian',
  label: 'Donchian channel',
  group: 'trend',
  description:
    'Where the close stands between the lowest low and the highest high, or how wide that channel is.',
  formula: 'position = (close - lowest) / (highest - lowest); width = (highest - lowest) / their mean',
  source: 'Donchian (1960); TA-Lib DONCHIAN',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low', 'close'],
  parameters: {
    output: choice('Output', 'position', { position: 'Position', width: 'Width' }),
    period: bars('Period', 20),
  },
  name: ({ output, period }) => `Donchian ${period} ${output}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ high, low, close }, { output, period }) =>
    output === 'position' ? channelPosition(high, low, close, period) : channelWidth(high, low, period),
});
