import { gap } from '../../indicators/bar-returns';
import { defineFeature } from '../definition';

export const gapFeature = defineFeature({
  kind: 'gap',
  label: 'Overnight gap',
  group: 'returns',
  description: 'Relative change from the close before to the open.',
  formula: 'open[t] / close[t-1] - 1',
  source: 'Lou, Polk, Skouras, Journal of Financial Economics 134(1) (2019)',
  pane: 'own',
  unit: 'share',
  inputs: ['open', 'close'],
  parameters: {},
  name: () => 'Gap',
  warmUp: () => 1,
  memory: 'window',
  compute: ({ open, close }) => gap(open, close),
});
