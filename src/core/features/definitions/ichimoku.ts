import { distanceFrom } from '../../indicators/distance';
import { ichimokuLine } from '../../indicators/ichimoku';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const ichimokuFeature = defineFeature({
  kind: 'ichimoku',
  label: 'Distance from an Ichimoku line',
  group: 'trend',
  description:
    'How far the close lies above a line of Ichimoku Kinko Hyo. Not shifted into the future: each line stands at the bar it is made of.',
  formula:
    'close / line - 1; conversion, base and span B = (highest high + lowest low) / 2 over their periods, span A = (conversion + base) / 2',
  source: 'Hosoda, Ichimoku Kinko Hyo (1969)',
  pane: 'own',
  unit: 'share',
  inputs: ['high', 'low', 'close'],
  parameters: {
    line: choice('Line', 'base', {
      conversion: 'Conversion (Tenkan)',
      base: 'Base (Kijun)',
      spanA: 'Leading span A',
      spanB: 'Leading span B',
    }),
    conversion: bars('Conversion period', 9),
    base: bars('Base period', 26),
    span: bars('Span B period', 52),
  },
  name: ({ line, conversion, base, span }) => `Close over Ichimoku ${conversion} ${base} ${span} ${line}`,
  warmUp: ({ line, conversion, base, span }) =>
    ({ conversion, base, spanA: Math.max(conversion, base), spanB: span })[line] - 1,
  memory: 'window',
  compute: ({ high, low, close }, { line, ...periods }) =>
    distanceFrom(ichimokuLine(high, low, line, periods), close),
});
