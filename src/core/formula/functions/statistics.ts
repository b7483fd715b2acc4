import { rollingMoments } from '../../indicators/rolling';
import { rollingShape } from '../../indicators/rolling-shape';
import { rollingZscore } from '../../indicators/rolling-zscore';
import { rollingResidual, rollingRSquared } from '../../transforms/rolling-fit';
import { rollingRank } from '../../transforms/rolling-rank';
import { rollingSlope } from '../../transforms/rolling-slope';
import { winsorise } from '../../transforms/winsorise';
import { number, type RollingFunction, series, window } from './definition';

const family = 'Statistics';

/** How the last n values are spread, and where among them this one lies. */
export const statisticFunctions: readonly RollingFunction[] = [
  statistic(
    'std',
    2,
    'Sample standard deviation of the last n values (n - 1).',
    ['stdev', 'stddev', 'ts_std', 'sd', 'volatility'],
    (x, n) => rollingMoments(x, n).m2.map((sum) => Math.sqrt(sum / (n - 1))),
  ),
  statistic(
    'zscore',
    2,
    'Distance from the mean of the last n values in their sample standard deviations; undefined where all are equal.',
    ['ts_zscore', 'standardise', 'standardize', 'normalise', 'normalize', 'z'],
    rollingZscore,
  ),
  statistic(
    'rank',
    2,
    'Percentile rank among the last n values: 1 for the highest, 1 / n for the lowest.',
    ['ts_rank', 'percentrank', 'percent_rank', 'percentile'],
    rollingRank,
  ),
  statistic(
    'skew',
    4,
    'Sample skewness of the last n values; undefined where all are equal.',
    ['skewness', 'ts_skew'],
    (x, n) => rollingShape(x, n).skewness,
  ),
  statistic(
    'kurtosis',
    4,
    'Sample excess kurtosis of the last n values, 0 for normal ones; undefined where all are equal.',
    ['kurt', 'ts_kurt'],
    (x, n) => rollingShape(x, n).kurtosis,
  ),
  statistic(
    'slope',
    2,
    'Slope a bar of the straight line that fits the last n values best.',
    ['linreg', 'linreg_slope', 'linearreg_slope', 'regslope', 'ts_slope', 'trend'],
    rollingSlope,
  ),
  statistic(
    'residual',
    3,
    'How far the last value lies above the straight line that fits the last n values best.',
    ['resi', 'linreg_residual', 'ts_residual'],
    rollingResidual,
  ),
  statistic(
    'rsquared',
    3,
    'Share of the variance of the last n values that the straight line through them explains, 0 to 1; undefined where all are equal.',
    ['rsquare', 'r2', 'rsq', 'ts_rsquare'],
    rollingRSquared,
  ),
  {
    kind: 'rolling',
    name: 'winsorise',
    family,
    documentation:
      'x, but no further out than its quantiles share and 1 - share over the last n values, so that outliers are pulled in.',
    parameters: [
      series(),
      window(2),
      number('share', 'Share of the values pulled in at either end, such as 0.02.', 0, 0.49),
    ],
    aliases: ['winsorize', 'winsor', 'trim'],
    memory: 'window',
    warmUp: ([n]) => n! - 1,
    compute: ([x], [n, share]) => winsorise(x!, n!, share!),
  },
];

function statistic(
  name: string,
  least: number,
  documentation: string,
  aliases: readonly string[],
  of: (values: Float64Array, period: number) => Float64Array,
): RollingFunction {
  return {
    kind: 'rolling',
    name,
    family,
    documentation,
    parameters: [series(), window(least)],
    aliases,
    memory: 'window',
    warmUp: ([n]) => n! - 1,
    compute: ([x], [n]) => of(x!, n!),
  };
}
