import { averages } from '../../indicators/averages';
import { smooth, wilder } from '../../indicators/smoothing';
import { type RollingFunction, series, window } from './definition';

const family = 'Averages';

/** Averages over a window, or recursive ones as TA-Lib seeds them. */
export const averageFunctions: readonly RollingFunction[] = [
  average('sma', 'Simple moving average: the mean of the last n values.', [
    'mean',
    'average',
    'avg',
    'ma',
    'ts_mean',
    'rolling_mean',
  ]),
  average('ema', 'Exponential moving average with weight 2 / (n + 1).', ['ewm', 'ewma', 'exp_ma']),
  average('wma', 'Weighted moving average: weights 1 for the oldest to n for the newest.', [
    'decay_linear',
    'lwma',
  ]),
  average('hma', 'Hull moving average: quick and smooth, made of three weighted ones.', ['hull'], 2),
  average('kama', "Kaufman's adaptive average: quick in a trend, slow in noise.", ['ama', 'kaufman'], 2),
  average('dema', 'Double exponential moving average: less late than ema.', [], 2),
  average('tema', 'Triple exponential moving average: less late than dema.', [], 2),
  {
    kind: 'rolling',
    name: 'wilder',
    family,
    documentation: "Wilder's smoothing: an exponential average with weight 1 / n.",
    parameters: [series(), window()],
    aliases: ['rma', 'smma', 'wma_wilder'],
    memory: 'recursive',
    warmUp: ([n]) => n! - 1,
    compute: ([x], [n]) => smooth(x!, wilder(n!)),
  },
];

function average(
  name: keyof typeof averages,
  documentation: string,
  aliases: readonly string[],
  least = 1,
): RollingFunction {
  const { warmUp, isRecursive, compute } = averages[name];
  return {
    kind: 'rolling',
    name,
    family,
    documentation,
    parameters: [series(), window(least)],
    aliases,
    memory: isRecursive ? 'recursive' : 'window',
    warmUp: ([n]) => warmUp(n!),
    compute: ([x], [n]) => compute(x!, n!),
  };
}
