import { bollingerBandwidth, bollingerPercentB } from '../../indicators/bollinger';
import { defineFeature } from '../definition';
import { bars, choice, number } from '../parameters';

export const bollingerFeature = defineFeature({
  kind: 'bollinger',
  label: 'Bollinger bands',
  group: 'volatility',
  description: 'Where the close stands between the bands, or how wide the bands are.',
  formula: '%b = (close - lower) / (upper - lower); bandwidth = (upper - lower) / middle',
  source: 'Bollinger, Bollinger on Bollinger Bands (2001); TA-Lib BBANDS (population s.d.)',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: {
    output: choice('Output', 'percentB', { percentB: '%b', bandwidth: 'Bandwidth' }),
    period: bars('Period', 20, 2),
    width: number('Standard deviations', 2, 0.1, 10),
  },
  name: ({ output, period, width }) =>
    `Bollinger ${period} ${width} ${output === 'percentB' ? '%b' : output}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ close }, { output, period, width }) =>
    output === 'percentB'
      ? bollingerPercentB(close, period, width)
      : bollingerBandwidth(close, period, width),
});
