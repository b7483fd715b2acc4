import { centreOf, type Forecast, intervalOf } from './forecast';

/** How good forecasts of a number were; NaN where a figure is undefined or the forecast has no such thing. */
export interface ForecastErrors {
  readonly mse: number;
  readonly rmse: number;
  readonly mae: number;
  /** 1 - SSE / sum (y - mean y)^2, the mean that of the rows judged. */
  readonly r2: number;
  /** 1 - SSE / sum y^2: against saying 0 (Gu, Kelly and Xiu, Review of Financial Studies 33, 2020, equation 19). */
  readonly r2VsZero: number;
  /** Share of outcomes within the interval, its ends included. */
  readonly coverage: number;
  /** Mean negative log likelihood, in nats, of a normal forecast. */
  readonly nll: number;
  /** Mean over rows and levels of max(q e, (q - 1) e), e = outcome - quantile (Koenker and Bassett, Econometrica 46, 1978). */
  readonly pinball: number;
}

/**
 * Judges forecasts against outcomes; rows where either is NaN are left out. Centres by the formulas of scikit-learn's
 * `mean_squared_error`, `mean_absolute_error`, `r2_score` and `mean_pinball_loss`, but R2 is NaN of outcomes that never differ.
 *
 * @param outcome [rows]
 */
export function forecastErrors(forecast: Forecast, outcome: Float64Array): ForecastErrors {
  const centre = centreOf(forecast);
  const rows = [...outcome.keys()].filter(
    (row) => !Number.isNaN(outcome[row]!) && !Number.isNaN(centre[row]!),
  );
  const meanOver = (value: (row: number) => number) => {
    let sum = 0;
    for (const row of rows) sum += value(row);
    return sum / rows.length;
  };
  const error = (row: number) => outcome[row]! - centre[row]!;
  const average = meanOver((row) => outcome[row]!);
  const variance = meanOver((row) => (outcome[row]! - average) ** 2);
  const square = meanOver((row) => outcome[row]! ** 2);
  // What rounding leaves of outcomes that are all the same is no variance.
  const isConstant = !(variance > (1e-12 * average) ** 2);
  const mse = meanOver((row) => error(row) ** 2);
  return {
    mse,
    rmse: Math.sqrt(mse),
    mae: meanOver((row) => Math.abs(error(row))),
    r2: isConstant ? Number.NaN : 1 - mse / variance,
    r2VsZero: square > 0 ? 1 - mse / square : Number.NaN,
    coverage: coverageOf(forecast, outcome, meanOver),
    nll: forecast.kind === 'normal' ? meanOver((row) => surprise(error(row), forecast.sd[row]!)) : Number.NaN,
    pinball:
      forecast.kind === 'quantiles'
        ? meanOver((row) => pinballOf(forecast.levels, forecast.values, row, outcome[row]!))
        : Number.NaN,
  };
}

type MeanOver = (value: (row: number) => number) => number;

function coverageOf(forecast: Forecast, outcome: Float64Array, meanOver: MeanOver): number {
  const interval = intervalOf(forecast);
  if (interval === null) return Number.NaN;
  const { low, high } = interval;
  return meanOver((row) => (outcome[row]! >= low[row]! && outcome[row]! <= high[row]! ? 1 : 0));
}

/** -log of the normal density at this distance from its mean. */
function surprise(error: number, sd: number): number {
  return Math.log(sd) + ((error / sd) ** 2 + Math.log(2 * Math.PI)) / 2;
}

function pinballOf(levels: readonly number[], values: Float64Array, row: number, outcome: number): number {
  let sum = 0;
  for (const [k, level] of levels.entries()) {
    const error = outcome - values[row * levels.length + k]!;
    sum += Math.max(level * error, (level - 1) * error);
  }
  return sum / levels.length;
}
