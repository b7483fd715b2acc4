import { rollingCorrelation } from '../../indicators/rolling-correlation';
import { rollingBeta } from '../../transforms/rolling-beta';
import { type RollingFunction, series, window } from './definition';

/** Figures of two series together. */
export const pairFunctions: readonly RollingFunction[] = [
  ofPairs(
    'correlation',
    'Correlation of x and y over the last n bars, -1 to 1; undefined where one of them does not vary.',
    ['corr', 'correl', 'ts_corr', 'cor'],
    rollingCorrelation,
  ),
  ofPairs(
    'beta',
    'How much x moves for one unit of y over the last n bars: the slope of the straight line through the pairs.',
    ['ts_beta', 'regression'],
    rollingBeta,
  ),
];

function ofPairs(
  name: string,
  documentation: string,
  aliases: readonly string[],
  of: (x: Float64Array, y: Float64Array, period: number) => Float64Array,
): RollingFunction {
  return {
    kind: 'rolling',
    name,
    family: 'Pairs',
    documentation,
    parameters: [series(), series('y', 'Another value a bar.'), window(3)],
    aliases,
    memory: 'window',
    warmUp: ([n]) => n! - 1,
    compute: ([x, y], [n]) => of(x!, y!, n!),
  };
}
