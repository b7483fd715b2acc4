import { monthTurn } from '../../indicators/calendar';
import { defineFeature } from '../definition';
import { choice } from '../parameters';

export const monthTurnFeature = defineFeature({
  kind: 'monthTurn',
  label: 'Month turn',
  group: 'calendar',
  description:
    'Day of the month (UTC) as a point on a circle: the cosine is 1 on the first day. Take the sine and the cosine together.',
  formula: 'sine or cosine of 2 pi * (day of the month - 1) / (days of the month)',
  source: 'Calendar, UTC',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: ['time'],
  parameters: { circle: choice('Coordinate', 'sine', { sine: 'Sine', cosine: 'Cosine' }) },
  name: ({ circle }) => `Month turn ${circle}`,
  warmUp: () => 0,
  memory: 'window',
  compute: ({ time }, { circle }) => monthTurn(time, circle),
});
