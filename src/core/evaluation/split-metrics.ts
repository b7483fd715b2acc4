import type {
  Classification,
  ForecastFigures,
  ForecastMetrics,
  MovementFigures,
  MovementMetrics,
} from '@shared/runs';
import type { ClassificationFigures } from '../stats/classification';
import { type Forecast, intervalOf, naiveForecast } from '../stats/forecast';
import { type ForecastErrors, forecastErrors } from '../stats/forecast-figures';
import { type ClassFigures, classifyMostFrequent, classifyMovement } from '../stats/movement';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';

export function classificationOf(figures: ClassificationFigures): Classification {
  return {
    ...nullsForNaNs(figures),
    confusion: figures.confusion,
    balancedAccuracy: null,
    mcc: null,
    rocAuc: null,
    prAuc: null,
    brier: null,
  };
}

/**
 * Forecasts beside those that know nothing but the training rows.
 *
 * @param outcome log returns of the split. [rows]
 * @param training log returns of the training rows.
 */
export function forecastMetricsOf(
  forecast: Forecast,
  outcome: Float64Array,
  training: Float64Array,
): ForecastMetrics {
  const known = training.filter((value) => !Number.isNaN(value));
  const naive = naiveForecast(forecast, known, outcome.length);
  return {
    ...forecastFigures(forecastErrors(forecast, outcome)),
    nominalCoverage: intervalOf(forecast)?.nominal ?? null,
    naive: forecastFigures(forecastErrors(naive, outcome)),
  };
}

/** The same for classes: beside always saying the most frequent class of the training rows. */
export function movementMetricsOf(
  up: Float64Array,
  down: Float64Array,
  outcome: Float64Array,
  training: Float64Array,
): MovementMetrics {
  const flat = up.map((chance, row) => 1 - chance - down[row]!);
  const mostFrequent = classifyMostFrequent(training, outcome);
  return {
    ...movementFigures(classifyMovement([down, flat, up], outcome)),
    mostFrequent: { ...movementFigures(mostFrequent), class: mostFrequent.class },
  };
}

function forecastFigures(errors: ForecastErrors): ForecastFigures {
  return { ...nullsForNaNs(errors), r2VsLag: null, qlike: null };
}

function movementFigures({
  accuracy,
  balancedAccuracy,
  macroF1,
  logLoss,
  confusion,
}: ClassFigures): MovementFigures {
  return {
    accuracy: nullIfNaN(accuracy),
    balancedAccuracy: nullIfNaN(balancedAccuracy),
    macroF1: nullIfNaN(macroF1),
    logLoss: nullIfNaN(logLoss),
    confusion,
  };
}
