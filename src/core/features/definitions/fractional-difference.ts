import { fractionalDifference } from '../../indicators/fractional-difference';
import { defineFeature } from '../definition';
import { bars, number } from '../parameters';

export const fractionalDifferenceFeature = defineFeature({
  kind: 'fractionalDifference',
  label: 'Fractionally differenced price',
  group: 'statistics',
  description:
    'Log price differenced d times, d below 1: nearly stationary, yet with more memory than a return. A rest of the price level stays in it.',
  formula:
    'sum of w[k] * ln(close[t - k]) for k = 0 ... window - 1; w[0] = 1, w[k] = -w[k-1] * (d - k + 1) / k',
  source: 'Lopez de Prado, Advances in Financial Machine Learning (2018), section 5.5 (fixed-width window)',
  pane: 'own',
  unit: 'log price',
  inputs: ['close'],
  parameters: { d: number('Order of differencing d', 0.4, 0.05, 1), window: bars('Window', 100, 2) },
  name: ({ d, window }) => `Fractional difference ${d} ${window}`,
  warmUp: ({ window }) => window - 1,
  memory: 'window',
  compute: ({ close }, { d, window }) => fractionalDifference(close, d, window),
});
