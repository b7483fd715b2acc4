import { stochastic } from '../../indicators/stochastic';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const stochasticFeature = defineFeature({
  kind: 'stochastic',
  label: 'Stochastic oscillator',
  group: 'momentum',
  description: 'Where the close stands in the range of the last bars, smoothed (%K), and its average (%D).',
  formula: '%K = SMA(100 * (close - lowest) / (highest - lowest), slowing); %D = SMA(%K, signal)',
  source: 'Lane, Technical Analysis of Stocks & Commodities 2(3) (1984); TA-Lib STOCH',
  pane: 'own',
  unit: 'index 0-100',
  range: [0, 100],
  inputs: ['high', 'low', 'close'],
  parameters: {
    output: choice('Output', 'k', { k: '%K', d: '%D' }),
    period: bars('Period', 14),
    slowing: bars('Slowing of %K', 3),
    signal: bars('Period of %D', 3),
  },
  name: ({ output, period, slowing, signal }) =>
    `Stochastic ${period} ${slowing} ${signal} %${output.toUpperCase()}`,
  warmUp: ({ period, slowing, signal }) => period + slowing + signal - 3,
  memory: 'window',
  compute: ({ high, low, close }, { output, period, slowing, signal }) =>
    stochastic(high, low, close, output, period, slowing, signal),
});
