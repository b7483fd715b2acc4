import { rollingZscore } from '../../indicators/rolling-zscore';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const volumeZscoreFeature = defineFeature({
  kind: 'volumeZscore',
  label: 'Volume z-score',
  group: 'volume',
  description: 'How unusual the volume is beside that of the last bars.',
  formula: '(volume[t] - mean) / sample s.d., both over the last period bars, this one included',
  source: 'Standard score',
  pane: 'own',
  unit: 'z-score',
  inputs: ['volume'],
  parameters: { period: bars('Period', 20, 2) },
  name: ({ period }) => `Volume z-score ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ volume }, { period }) => rollingZscore(volume, period),
});
