import { rogersSatchell } from '../../indicators/range-volatility';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const rogersSatchellFeature = defineFeature({
  kind: 'rogersSatchell',
  label: 'Rogers-Satchell volatility',
  group: 'volatility',
  description: 'Volatility from open, high, low and close that a trend does not inflate; blind to gaps.',
  formula:
    'sqrt(mean(ln(high / close) ln(high / open) + ln(low / close) ln(low / open))) * sqrt(barsPerYear)',
  source: 'Rogers, Satchell, Annals of Applied Probability 1(4) (1991)',
  pane: 'own',
  unit: 'share',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: { period: bars('Period', 20), barsPerYear },
  name: ({ period, barsPerYear }) => annualName(`Rogers-Satchell ${period}`, barsPerYear),
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: (bars, { period, barsPerYear }) => rogersSatchell(bars, period, barsPerYear),
});
