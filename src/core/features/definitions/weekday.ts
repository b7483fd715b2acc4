import { weekday } from '../../indicators/calendar';
import { defineFeature } from '../definition';
import { choice } from '../parameters';

export const weekdayFeature = defineFeature({
  kind: 'weekday',
  label: 'Weekday',
  group: 'calendar',
  description: 'Day of the week (UTC) as a point on a circle: take the sine and the cosine together.',
  formula: 'sine or cosine of 2 pi * (days since Monday) / 7',
  source: 'Calendar, UTC',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: ['time'],
  parameters: { circle: choice('Coordinate', 'sine', { sine: 'Sine', cosine: 'Cosine' }) },
  name: ({ circle }) => `Weekday ${circle}`,
  warmUp: () => 0,
  memory: 'window',
  compute: ({ time }, { circle }) => weekday(time, circle),
});
