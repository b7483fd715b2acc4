import { timeOfDay } from '../../indicators/calendar';
import { defineFeature } from '../definition';
import { choice } from '../parameters';

export const timeOfDayFeature = defineFeature({
  kind: 'timeOfDay',
  label: 'Time of day',
  group: 'calendar',
  description:
    'Time of the bar in the day (UTC) as a point on a circle: take the sine and the cosine together. Says nothing on daily bars.',
  formula: 'sine or cosine of 2 pi * (hours since midnight UTC) / 24',
  source: 'Calendar, UTC',
  pane: 'own',
  unit: 'ratio',
  range: [-1, 1],
  inputs: ['time'],
  parameters: { circle: choice('Coordinate', 'sine', { sine: 'Sine', cosine: 'Cosine' }) },
  name: ({ circle }) => `Time of day ${circle}`,
  warmUp: () => 0,
  memory: 'window',
  compute: ({ time }, { circle }) => timeOfDay(time, circle),
});
