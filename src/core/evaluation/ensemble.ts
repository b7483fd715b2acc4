import { assertNever } from '@shared/errors';
import type { Forecast } from '../stats/forecast';
import type { Predictions } from './predictions';

/**
 * What several models say together of the same rows, each having one vote.
 *
 * - P(up) and P(down): the mean of theirs, the linear opinion pool (Stone, Annals of Mathematical Statistics 32, 1961)
 * - mere numbers: the mean
 * - normal distributions: mean and variance of their mixture, so that disagreement widens it (Lakshminarayanan, Pritzel and Blundell,
 *   "Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles", NeurIPS 2017, section 2.4)
 * - quantiles: level by level the mean (Lichtendahl, Grushka-Cockayne and Winkler, "Is It Better to Average Probabilities or Quantiles?",
 *   Management Science 59(7), 2013)
 *
 * One model alone is left as it is. NaN where any of them says NaN.
 */
export function ensembleOf(models: readonly Predictions[]): Predictions {
  const [first] = models;
  if (first === undefined) throw new RangeError('An ensemble needs at least one model.');
  if (models.length === 1) return first;
  const downs = models.flatMap(({ probabilityDown }) => (probabilityDown === null ? [] : [probabilityDown]));
  const forecasts = models.flatMap(({ forecast }) => (forecast === null ? [] : [forecast]));
  return {
    probability: meanOf(models.map(({ probability }) => probability)),
    probabilityDown: downs.length === 0 ? null : meanOf(downs),
    forecast: forecasts.length === 0 ? null : ensembleForecast(forecasts),
  };
}

function ensembleForecast(forecasts: readonly Forecast[]): Forecast {
  const [first] = forecasts as readonly [Forecast];
  switch (first.kind) {
    case 'point':
      return { kind: 'point', centre: meanOf(partsOf(forecasts, 'point').map(({ centre }) => centre)) };
    case 'normal':
      return mixture(partsOf(forecasts, 'normal'));
    case 'quantiles': {
      const values = meanOf(partsOf(forecasts, 'quantiles').map((part) => part.values));
      return { kind: 'quantiles', levels: first.levels, values };
    }
    default:
      return assertNever(first);
  }
}

type ForecastOf<K extends Forecast['kind']> = Extract<Forecast, { kind: K }>;

function mixture(parts: readonly ForecastOf<'normal'>[]): Forecast {
  const centre = meanOf(parts.map((part) => part.centre));
  const squares = parts.map((part) =>
    part.sd.map((sd, row) => sd ** 2 + (part.centre[row]! - centre[row]!) ** 2),
  );
  return { kind: 'normal', centre, sd: meanOf(squares).map(Math.sqrt) };
}

/** All models of a run have the same head. */
function partsOf<K extends Forecast['kind']>(
  forecasts: readonly Forecast[],
  kind: K,
): readonly ForecastOf<K>[] {
  return forecasts.filter((forecast): forecast is ForecastOf<K> => forecast.kind === kind);
}

function meanOf(columns: readonly Float64Array[]): Float64Array {
  return columns[0]!.map((_, row) => {
    let sum = 0;
    for (const column of columns) sum += column[row]!;
    return sum / columns.length;
  });
}
