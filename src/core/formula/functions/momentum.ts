import { rsi } from '../../indicators/rsi';
import { type RollingFunction, series, window } from './definition';

/** Indicators of the bars alone, such as atr(14), come from the registry of features. */
export const momentumFunctions: readonly RollingFunction[] = [
  {
    kind: 'rolling',
    name: 'rsi',
    family: 'Momentum',
    documentation:
      'Relative strength index of x, 0 to 100: the share of the gains in all movement, smoothed.',
    parameters: [series(), window(2)],
    aliases: ['relative_strength'],
    memory: 'recursive',
    warmUp: ([n]) => n!,
    compute: ([x], [n]) => rsi(x!, n!),
  },
];
