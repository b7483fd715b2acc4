import { garmanKlass } from '../../indicators/range-volatility';
import { annualName, barsPerYear } from '../annual';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const garmanKlassFeature = defineFeature({
  kind: 'garmanKlass',
  label: 'Garman-Klass volatility',
  group: 'volatility',
  description: 'Volatility from open, high, low and close: sharper still than from ranges, blind to gaps.',
  formula: 'sqrt(mean(ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2)) * sqrt(barsPerYear)',
  source: 'Garman, Klass, Journal of Business 53(1) (1980), equation 20',
  pane: 'own',
  unit: 'share',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: { period: bars('Period', 20), barsPerYear },
  name: ({ period, barsPerYear }) => annualName(`Garman-Klass ${period}`, barsPerYear),
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: (bars, { period, barsPerYear }) => garmanKlass(bars, period, barsPerYear),
});
