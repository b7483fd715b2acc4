import { hurstExponent } from '../../indicators/hurst';
import { defineFeature } from '../definition';
import { bars } from '../parameters';

export const hurstFeature = defineFeature({
  kind: 'hurst',
  label: 'Hurst exponent',
  group: 'statistics',
  description:
    'Whether prices of late wandered (0.5), trended (above) or reverted (below), by detrended fluctuation analysis.',
  formula:
    'slope of log F(s) over log s for s = 8, 16, 32 ... up to half the period; F(s)^2 = mean squared distance of the log prices in boxes of s bars from their own lines, over 1 - 4 / s^2',
  source: 'Peng et al., Physical Review E 49 (1994); Kantelhardt et al., Physica A 295 (2001)',
  pane: 'own',
  unit: 'ratio',
  inputs: ['close'],
  parameters: { period: bars('Period', 128, 32) },
  name: ({ period }) => `Hurst ${period}`,
  warmUp: ({ period }) => period - 1,
  memory: 'window',
  compute: ({ close }, { period }) => hurstExponent(close, period),
});
