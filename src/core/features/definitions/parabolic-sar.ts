import { distanceFrom } from '../../indicators/distance';
import { parabolicSar } from '../../indicators/parabolic-sar';
import { defineFeature } from '../definition';
import { number } from '../parameters';

export const parabolicSarFeature = defineFeature({
  kind: 'parabolicSar',
  label: 'Distance from the parabolic SAR',
  group: 'trend',
  description: 'How far the close lies above the stop that runs after it: positive in an up trend.',
  formula:
    'close / sar - 1; sar[t+1] = sar[t] + af * (extreme - sar[t]), af grows by the acceleration with every new extreme, up to the maximum; changes sides when touched',
  source: 'Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib SAR',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low', 'close'],
  parameters: {
    acceleration: number('Acceleration', 0.02, 0.001, 1),
    maximum: number('Largest acceleration', 0.2, 0.001, 1),
  },
  check: ({ acceleration, maximum }) =>
    acceleration <= maximum
      ? []
      : [{ path: 'acceleration', message: `must not exceed the largest of ${maximum}, not ${acceleration}` }],
  name: ({ acceleration, maximum }) => `Close over SAR ${acceleration} ${maximum}`,
  warmUp: () => 1,
  memory: 'recursive',
  compute: ({ high, low, close }, { acceleration, maximum }) =>
    distanceFrom(parabolicSar(high, low, acceleration, maximum), close),
});
