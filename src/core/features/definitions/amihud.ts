import { amihud } from '../../indicators/amihud';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const amihudFeature = defineFeature({
  kind: 'amihud',
  label: 'Amihud illiquidity',
  group: 'volume',
  description: 'How far a million of money moves the price. It falls as markets grow: z-score it over years.',
  formula: '1e6 * mean(|close[t] / close[t-1] - 1| / (close * volume)) over the bars that traded',
  source: 'Amihud, Journal of Financial Markets 5(1) (2002), equation 1',
  pane: 'own',
  unit: 'per million traded',
  inputs: ['close', 'volume'],
  parameters: { period: bars('Period', 20) },
  name: ({ period }) => `Amihud ${period}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close, volume }, { period }) => amihud(close, volume, period),
});
