import { parkinson } from '../../indicators/range-volatility';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const parkinsonFeature = defineFeature({
  kind: 'parkinson',
  label: 'Parkinson volatility',
  group: 'volatility',
  description:
    'Volatility from the ranges of the bars alone: five times as sharp as from closes, blind to gaps.',
  formula: 'sqrt(mean(ln(high / low)^2) / (4 ln 2)) * sqrt(barsPerYear)',
  source: 'Parkinson, Journal of Business 53(1) (1980)',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low'],
  parameters: { period: bars('Period', 20), barsPerYear },
  name: ({ period, barsPerYear }) => annualName(`Parkinson ${period}`, barsPerYear),
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: (bars, { period, barsPerYear }) => parkinson(bars, period, barsPerYear),
});
