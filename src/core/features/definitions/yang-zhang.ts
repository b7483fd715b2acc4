import { yangZhang } from '../../indicators/yang-zhang';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const yangZhangFeature = defineFeature({
  kind: 'yangZhang',
  label: 'Yang-Zhang volatility',
  group: 'volatility',
  description: 'Volatility from open, high, low and close that neither a trend nor gaps at the open bias.',
  formula:
    'sqrt(var(ln(open / close[t-1])) + k var(ln(close / open)) + (1 - k) Rogers-Satchell^2) * sqrt(barsPerYear), k = 0.34 / (1.34 + (period + 1) / (period - 1))',
  source: 'Yang, Zhang, Journal of Business 73(3) (2000)',
  pane: 'own',
  unit: 'share',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: { period: bars('Period', 20, 2), barsPerYear },
  name: ({ period, barsPerYear }) => annualName(`Yang-Zhang ${period}`, barsPerYear),
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: (bars, { period, barsPerYear }) => yangZhang(bars, period, barsPerYear),
});
