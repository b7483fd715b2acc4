import { rsi } from '../../indicators/rsi';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const rsiFeature = defineFeature({
  kind: 'rsi',
  label: 'Relative strength index',
  group: 'momentum',
  description: 'Share of the gains in all movement of the close, smoothed: above 70 bought, below 30 sold.',
  formula: '100 * gain / (gain + loss), both Wilder-smoothed',
  source: 'Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib RSI',
  pane: 'own',
  unit: 'index 0-100',
  range: [0, 100],
  inputs: ['close'],
  parameters: { period: bars('Period', 14, 2) },
  name: ({ period }) => `RSI ${period}`,
  warmUp: ({ period }) => period,
  memory: 'recursive',
  compute: ({ close }, { period }) => rsi(close, period),
});
