import { normalisedAtr } from '../../indicators/atr';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const natrFeature = defineFeature({
  kind: 'natr',
  label: 'Normalised average true range',
  group: 'volatility',
  description:
    'How far the price moves in a bar, gaps included, as a share of the close, so that it can be compared over years.',
  formula: 'ATR / close',
  source: 'Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib NATR / 100',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low', 'close'],
  parameters: { period: bars('Period', 14) },
  name: ({ period }) => `ATR ${period} / close`,
  warmUp: ({ period }) => period,
  memory: 'recursive',
  compute: ({ high, low, close }, { period }) => normalisedAtr(high, low, close, period),
});
