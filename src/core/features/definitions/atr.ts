import { atr } from '../../indicators/atr';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const atrFeature = defineFeature({
  kind: 'atr',
  label: 'Average true range',
  group: 'volatility',
  description: 'How far the price moves in a bar, gaps included. In price: it drifts with the market.',
  formula: 'Wilder-smoothed max(high - low, |high - close[t-1]|, |low - close[t-1]|)',
  source: 'Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib ATR',
  pane: 'own',
  unit: 'price',
  inputs: ['high', 'low', 'close'],
  parameters: { period: bars('Period', 14) },
  name: ({ period }) => `ATR ${period}`,
  warmUp: ({ period }) => period,
  memory: 'recursive',
  compute: ({ high, low, close }, { period }) => atr(high, low, close, period),
});
