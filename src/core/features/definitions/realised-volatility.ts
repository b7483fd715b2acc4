import { realisedVolatility } from '../../indicators/realised-volatility';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const realisedVolatilityFeature = defineFeature({
  kind: 'realisedVolatility',
  label: 'Realised volatility',
  group: 'volatility',
  description:
    'Standard deviation of the one-bar log returns: of a bar, or of a year when the bars a year are given.',
  formula: 'sample s.d.(log returns of the last period bars) * sqrt(barsPerYear)',
  source:
    'Hull, Options, Futures, and Other Derivatives, section "Estimating volatility from historical data"',
  pane: 'own',
  unit: 'share',
  inputs: ['close'],
  parameters: { period: bars('Period', 20, 2), barsPerYear },
  name: ({ period, barsPerYear }) => annualName(`Volatility ${period}`, barsPerYear),
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period, barsPerYear }) => realisedVolatility(close, period, barsPerYear),
});
