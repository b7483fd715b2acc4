import { obvSlope, obvZscore } from '../../indicators/on-balance-volume';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const onBalanceVolumeFeature = defineFeature({
  kind: 'onBalanceVolume',
  label: 'On-balance volume',
  group: 'volume',
  description:
    'Whether volume came with rising or with falling closes: its balance as a share of all volume, or how unusual its level is.',
  formula:
    'obv[t] = obv[t-1] + sign(close[t] - close[t-1]) * volume[t]; slope = (obv[t] - obv[t - period]) / volume of the period; zscore = (obv - mean) / sample s.d. over the period',
  source: "Granville, Granville's New Key to Stock Market Profits (1963); TA-Lib OBV",
  pane: 'own',
  unit: 'ratio',
  inputs: ['close', 'volume'],
  parameters: {
    output: choice('Output', 'slope', { slope: 'Slope', zscore: 'Z-score' }),
    period: bars('Period', 20, 2),
  },
  name: ({ output, period }) => `OBV ${period} ${output}`,
  warmUp: ({ output, period }) => (output === 'slope' ? period : period - 1),
  memory: 'window',
  compute: ({ close, volume }, { output, period }) =>
    output === 'slope' ? obvSlope(close, volume, period) : obvZscore(close, volume, period),
});
