import type { ForecastFigures, MovementFigures } from '@shared/runs';
import { formatLoss, formatSquaredPercent } from '../../ui/format';
import { fourDigits, type Metric, percent1, percent3, threeDigits } from './metric';

const noOutcome = 'No outcome in this split is known.';
const flat = 'The outcomes of this split do not vary.';

/** Of labels that are numbers: how near the forecasts came. */
export const forecastFigures: readonly Metric<ForecastFigures>[] = [
  {
    id: 'rmse',
    label: 'RMSE',
    help: 'Root of the mean squared error: in returns; of volatility in its logarithm.',
    better: 'lower',
    format: percent3,
    formatOfLogs: fourDigits,
    read: (source) => source.rmse,
    whenUndefined: noOutcome,
  },
  {
    id: 'mae',
    label: 'MAE',
    help: 'Mean absolute error: in returns; of volatility in its logarithm.',
    better: 'lower',
    format: percent3,
    formatOfLogs: fourDigits,
    read: (source) => source.mae,
    whenUndefined: noOutcome,
  },
  {
    id: 'mse',
    label: 'MSE',
    help: 'Mean squared error: in squared returns; of volatility in its squared logarithm.',
    better: 'lower',
    format: formatSquaredPercent,
    formatOfLogs: fourDigits,
    read: (source) => source.mse,
    whenUndefined: noOutcome,
  },
  {
    id: 'r2',
    label: 'R²',
    help: "Share of the variance explained, against the split's own mean, which nobody knew before. Below 0 is worse than that mean.",
    better: 'higher',
    format: fourDigits,
    read: (source) => source.r2,
    whenUndefined: flat,
  },
  {
    id: 'r2VsZero',
    label: 'R² against no change',
    help: 'Share of the squared return explained, against forecasting that nothing changes. A hundredth above 0 is much for daily returns.',
    better: 'higher',
    format: fourDigits,
    read: (source) => source.r2VsZero,
    whenUndefined: 'Nothing changed in this split.',
  },
  {
    id: 'r2VsLag',
    label: 'R² against the last',
    help: 'Share of the squared error explained, against forecasting the newest outcome that is known. Volatility is persistent: only what is above 0 here was learnt.',
    better: 'higher',
    format: fourDigits,
    read: (source) => source.r2VsLag,
    whenUndefined: 'No earlier outcome is known, or it never differs.',
  },
  {
    id: 'qlike',
    label: 'QLIKE',
    help: 'Of variances: mean of s / f − ln(s / f) − 1, which weighs forecasts that were too low. 0 is perfect; lower is better.',
    better: 'lower',
    format: fourDigits,
    read: (source) => source.qlike,
    whenUndefined: noOutcome,
  },
  {
    id: 'coverage',
    label: 'Coverage',
    help: 'Share of outcomes within the band. Right is what the band is meant to hold, neither more nor less.',
    better: null,
    format: percent1,
    read: (source) => source.coverage,
    whenUndefined: 'The loss gives no band.',
  },
  {
    id: 'nll',
    label: 'Neg. log likelihood',
    help: 'Mean negative log likelihood of the outcomes under the normal distributions forecast, in nats.',
    better: 'lower',
    format: formatLoss,
    read: (source) => source.nll,
    whenUndefined: 'The loss gives no normal distribution.',
  },
  {
    id: 'pinball',
    label: 'Pinball loss',
    help: 'Mean over the quantiles, in log returns: what the quantile loss makes small.',
    better: 'lower',
    format: percent3,
    formatOfLogs: fourDigits,
    read: (source) => source.pinball,
    whenUndefined: 'The loss gives no quantiles.',
  },
];

/** Of labels of three classes: how often the class was right. */
export const movementFigures: readonly Metric<MovementFigures>[] = [
  {
    id: 'accuracy',
    label: 'Accuracy, 3 classes',
    help: 'Share of rows whose class was called right, the likeliest of the three being called.',
    better: 'higher',
    format: percent1,
    read: (source) => source.accuracy,
    whenUndefined: noOutcome,
  },
  {
    id: 'balancedAccuracy',
    label: 'Balanced accuracy',
    help: 'Mean recall of the classes that happened. Always saying one class gives one third, however frequent it is.',
    better: 'higher',
    format: percent1,
    read: (source) => source.balancedAccuracy,
    whenUndefined: noOutcome,
  },
  {
    id: 'macroF1',
    label: 'Macro F1',
    help: 'Mean F1 of the classes that were said or happened.',
    better: 'higher',
    format: threeDigits,
    read: (source) => source.macroF1,
    whenUndefined: noOutcome,
  },
  {
    id: 'logLoss',
    label: 'Log loss, 3 classes',
    help: 'Mean negative log likelihood of the class, in nats. Saying one third each scores 1.0986.',
    better: 'lower',
    format: formatLoss,
    read: (source) => source.logLoss,
    whenUndefined: noOutcome,
  },
];
