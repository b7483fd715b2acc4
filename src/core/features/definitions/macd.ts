import { macd } from '../../indicators/macd';
import { defineFeature } from '../definition';
import { bars, choice } from '../parameters';

export const macdFeature = defineFeature({
  kind: 'macd',
  label: 'MACD',
  group: 'momentum',
  description:
    'Distance of a fast and a slow exponential average of the close, its own average, or the gap of the two.',
  formula: 'line = EMA(fast) - EMA(slow); signal = EMA(line, signal); histogram = line - signal',
  source: 'Appel (1979); TA-Lib MACD',
  pane: 'own',
  unit: 'price',
  inputs: ['close'],
  parameters: {
    output: choice('Output', 'histogram', { line: 'Line', signal: 'Signal', histogram: 'Histogram' }),
    fast: bars('Fast period', 12, 2),
    slow: bars('Slow period', 26, 2),
    signal: bars('Signal period', 9, 2),
  },
  check: ({ fast, slow }) =>
    fast < slow ? [] : [{ path: 'fast', message: `must be below the slow period of ${slow}, not ${fast}` }],
  name: ({ output, fast, slow, signal }) => `MACD ${fast} ${slow} ${signal} ${output}`,
  warmUp: ({ slow, signal }) => slow + signal - 2,
  memory: 'recursive',
  compute: ({ close }, { output, fast, slow, signal }) => macd(close, output, fast, slow, signal),
});
