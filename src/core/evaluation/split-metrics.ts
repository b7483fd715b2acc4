import type {
  Classification,
  ForecastFigures,
  ForecastMetrics,
  MovementFigures,
  MovementMetrics,
} from '@shared/runs';
import { classesOf } from '../labels/outcomes';
import { averagePrecision } from '../stats/average-precision';
import { brier } from '../stats/calibration/brier';
import { balancedAccuracy, matthews } from '../stats/class-balance';
import { type ClassificationFigures, classify, classifyAlwaysUp } from '../stats/classification';
import { centreOf, type Forecast, intervalOf } from '../stats/forecast';
import { forecastErrors } from '../stats/forecast-figures';
import { type ClassFigures, type ClassProbabilities, classifyMovement, likeliest } from '../stats/movement';
import { qlike } from '../stats/qlike';
import { r2AgainstLag } from '../stats/r2-against-lag';
import { rocAuc } from '../stats/roc-auc';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import type { RunTerms } from './terms';

/** @param probability P(up). [rows] */
export function classificationOf(probability: Float64Array, label: Float64Array): Classification {
  return withRanking(classify(probability, label), probability, label);
}

/** @param upShare that always-up gives as its probability. [rows] */
export function alwaysUpOf(upShare: Float64Array, label: Float64Array): Classification {
  return withRanking(classifyAlwaysUp(upShare, label), upShare, label);
}

/**
 * Forecasts beside those that know nothing but the training rows.
 *
 * @param outcome of the same rows, in the unit of the forecasts. [rows]
 * @param rows places in the stack. [rows]
 */
export function forecastMetricsOf(
  forecast: Forecast,
  naive: Forecast,
  outcome: Float64Array,
  rows: Int32Array,
  terms: Pick<RunTerms, 'kind' | 'horizon' | 'values'>,
): ForecastMetrics {
  const figures = (one: Forecast) => forecastFigures(one, outcome, rows, terms);
  return {
    ...figures(forecast),
    nominalCoverage: intervalOf(forecast)?.nominal ?? null,
    naive: figures(naive),
  };
}

/** The same for three classes: beside always saying the most frequent class of the training rows. */
export function movementMetricsOf(
  up: Float64Array,
  down: Float64Array,
  outcome: Float64Array,
  shares: ClassProbabilities,
  kind: RunTerms['kind'],
): MovementMetrics {
  const flat = up.map((chance, row) => 1 - chance - down[row]!);
  const [first = '', second = '', third = ''] = classesOf[kind] as readonly string[];
  const classes = [first, second, third] as const;
  const newest = shares.map((share) => share.at(-1) ?? NaN);
  return {
    ...movementFigures(classifyMovement([down, flat, up], outcome)),
    classes,
    mostFrequent: {
      ...movementFigures(classifyMovement(shares, outcome)),
      class: classes[likeliest(newest)]!,
    },
  };
}

function withRanking(
  figures: ClassificationFigures,
  probability: Float64Array,
  label: Float64Array,
): Classification {
  return {
    ...nullsForNaNs(figures),
    confusion: figures.confusion,
    balancedAccuracy: nullIfNaN(balancedAccuracy(figures.confusion)),
    mcc: nullIfNaN(matthews(figures.confusion)),
    rocAuc: nullIfNaN(rocAuc(probability, label)),
    prAuc: nullIfNaN(averagePrecision(probability, label)),
    brier: nullIfNaN(brier(probability, label).score),
  };
}

function forecastFigures(
  forecast: Forecast,
  outcome: Float64Array,
  rows: Int32Array,
  { kind, horizon, values }: Pick<RunTerms, 'kind' | 'horizon' | 'values'>,
): ForecastFigures {
  const centre = centreOf(forecast);
  const variances = (logs: Float64Array) => logs.map((log) => Math.exp(2 * log));
  return {
    ...nullsForNaNs(forecastErrors(forecast, outcome)),
    r2VsLag: values && nullIfNaN(r2AgainstLag(onStack(centre, rows, values.length), values, horizon)),
    qlike: kind === 'volatility' ? nullIfNaN(qlike(variances(centre), variances(outcome))) : null,
  };
}

/**
 * On the stack the outcome `horizon` rows before is the newest one known; that of another series is never read, since the last `horizon`
 * rows of each have none.
 */
function onStack(values: Float64Array, rows: Int32Array, length: number): Float64Array {
  const stack = new Float64Array(length).fill(NaN);
  rows.forEach((row, i) => {
    stack[row] = values[i]!;
  });
  return stack;
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
