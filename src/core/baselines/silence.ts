import { assertNever } from '@shared/errors';
import type { Predictions } from '../evaluation/predictions';
import type { Forecast } from '../stats/forecast';

/** Nothing said of so many rows, in the form of something that was said of others. */
export function silence({ probabilityDown, forecast }: Predictions, rows: number): Predictions {
  return {
    probability: unknown(rows),
    probabilityDown: probabilityDown && unknown(rows),
    forecast: forecast && forecastNothing(forecast, rows),
  };
}

function forecastNothing(forecast: Forecast, rows: number): Forecast {
  switch (forecast.kind) {
    case 'point':
      return { kind: 'point', centre: unknown(rows) };
    case 'normal':
      return { kind: 'normal', centre: unknown(rows), sd: unknown(rows) };
    case 'quantiles':
      return { ...forecast, values: unknown(rows * forecast.levels.length) };
    default:
      return assertNever(forecast);
  }
}

const unknown = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
