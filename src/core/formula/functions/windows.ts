import { rollingSum } from '../../indicators/rolling';
import { rollingMax, rollingMin } from '../../indicators/rolling-extremes';
import { rollingQuantile } from '../../transforms/rolling-quantile';
import { number, type RollingFunction, series, window } from './definition';

const family = 'Windows';

/** One figure of the last n values. */
export const windowFunctions: readonly RollingFunction[] = [
  overWindow(
    'sum',
    'Sum of the last n values; of a condition, how often it held.',
    ['ts_sum', 'rolling_sum', 'count', 'total'],
    rollingSum,
  ),
  overWindow('lowest', 'Lowest of the last n values.', ['ts_min', 'rolling_min', 'llv'], rollingMin),
  overWindow('highest', 'Highest of the last n values.', ['ts_max', 'rolling_max', 'hhv'], rollingMax),
  overWindow('median', 'Median of the last n values.', ['ts_median', 'rolling_median'], (x, n) =>
    rollingQuantile(x, n, 0.5),
  ),
  {
    kind: 'rolling',
    name: 'quantile',
    family,
    documentation: 'The value that a share of the last n values lies below.',
    parameters: [series(), window(), number('share', 'From 0, the lowest value, to 1, the highest.', 0, 1)],
    aliases: ['ts_quantile', 'rolling_quantile'],
    memory: 'window',
    warmUp: ([n]) => n! - 1,
    compute: ([x], [n, share]) => rollingQuantile(x!, n!, share!),
  },
];

function overWindow(
  name: string,
  documentation: string,
  aliases: readonly string[],
  of: (values: Float64Array, period: number) => Float64Array,
): RollingFunction {
  return {
    kind: 'rolling',
    name,
    family,
    documentation,
    parameters: [series(), window()],
    aliases,
    memory: 'window',
    warmUp: ([n]) => n! - 1,
    compute: ([x], [n]) => of(x!, n!),
  };
}
