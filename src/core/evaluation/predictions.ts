import { assertNever } from '@shared/errors';
import type { Target } from '../dataset/target';
import { type Loss, outputsOf } from '../lstm/losses';
import type { Floats } from '../lstm/shape';
import { centreOf, chanceAboveZero, type Forecast } from '../stats/forecast';
import { sampleDeviation } from '../stats/returns';

/** What a model says about rows, whatever its head. [rows] each; NaN where the head said NaN. */
export interface Predictions {
  /** P(up): that the close rises, or, of the label movement, rises by more than the band. */
  readonly probability: Float64Array;
  /** P(down) of the label movement, null of the others, where it is 1 - P(up). */
  readonly probabilityDown: Float64Array | null;
  /** Of the log return over the horizon; null where the label is a class. */
  readonly forecast: Forecast | null;
}

/**
 * From what a head says to P(up), so that one decision rule serves every model:
 *
 * - `binary`: the sigmoid of the logit; `categorical`: the softmax, P(down) first and P(up) last
 * - `gaussian`: Phi(mean / s.d.) after the standardisation is undone
 * - `quantile`: 1 - F(0), F linear between neighbouring quantiles, which are put in order first (Chernozhukov, Fernandez-Val and Galichon,
 *   "Quantile and Probability Curves Without Crossing", Econometrica 78, 2010); never beyond the outermost levels
 * - `squared` and `huber`, which say nothing of how sure they are: Phi(forecast / residualSd)
 *
 * @param outputs of the head, before any link function. [rows, outputs]
 * @param target how log returns became labels; null of classes.
 * @param spread of `squared` and `huber`: `residualSd` on the validation rows; not read otherwise.
 */
export function predictionsOf(
  loss: Loss,
  outputs: Floats,
  target: Target | null,
  spread: number,
): Predictions {
  switch (loss.kind) {
    case 'binary':
      return classes(
        Float64Array.from(outputs, (logit) => 1 / (1 + Math.exp(-logit))),
        null,
      );
    case 'categorical': {
      const shares = softmaxRows(outputs, outputsOf(loss));
      return classes(
        column(shares, outputsOf(loss), outputsOf(loss) - 1),
        column(shares, outputsOf(loss), 0),
      );
    }
    case 'squared':
    case 'huber':
    case 'gaussian':
    case 'quantile': {
      const forecast = forecastOf(loss, outputs, requireTarget(target));
      return { probability: chanceAboveZero(forecast, spread), probabilityDown: null, forecast };
    }
    default:
      return assertNever(loss);
  }
}

/**
 * What a model says of whether the close rises at all, which every run is judged by: P(up), and where flat is a third class
 * P(up) / (P(up) + P(down)), the share of up in what is left; one half where nothing is. [rows]
 */
export function chanceOfRise({ probability, probabilityDown }: Omit<Predictions, 'forecast'>): Float64Array {
  if (probabilityDown === null) return probability;
  return probability.map((up, row) => {
    const either = up + probabilityDown[row]!;
    return either === 0 ? 0.5 : up / either;
  });
}

/**
 * Sample standard deviation of outcome - forecast in log returns; what turns the forecasts of `squared` and `huber` into P(up). Taken
 * on the validation rows: the training rows were fitted and the test rows are not to be known. NaN for the other losses.
 *
 * @param outcome log returns; NaN where unknown. [rows]
 */
export function residualSd(
  loss: Loss,
  outputs: Floats,
  target: Target | null,
  outcome: Float64Array,
): number {
  if (loss.kind !== 'squared' && loss.kind !== 'huber') return Number.NaN;
  const centre = centreOf(forecastOf(loss, outputs, requireTarget(target)));
  return sampleDeviation(
    outcome.map((value, row) => value - centre[row]!).filter((error) => !Number.isNaN(error)),
  );
}

type NumberLoss = Extract<Loss, { kind: 'squared' | 'huber' | 'gaussian' | 'quantile' }>;

/** Head outputs in log returns. */
function forecastOf(loss: NumberLoss, outputs: Floats, { mean, sd }: Target): Forecast {
  const width = outputsOf(loss);
  const toReturn = (label: number) => mean + sd * label;
  switch (loss.kind) {
    case 'squared':
    case 'huber':
      return { kind: 'point', centre: Float64Array.from(outputs, toReturn) };
    case 'gaussian':
      return {
        kind: 'normal',
        centre: column(outputs, width, 0).map(toReturn),
        sd: column(outputs, width, 1).map((logVariance) => sd * Math.exp(logVariance / 2)),
      };
    case 'quantile':
      return {
        kind: 'quantiles',
        levels: loss.levels,
        values: sortRows(Float64Array.from(outputs, toReturn), width),
      };
    default:
      return assertNever(loss);
  }
}

function classes(probability: Float64Array, probabilityDown: Float64Array | null): Predictions {
  return { probability, probabilityDown, forecast: null };
}

function requireTarget(target: Target | null): Target {
  if (target === null)
    throw new TypeError('A forecast of returns needs the mean and deviation of its labels.');
  return target;
}

/** The largest output is taken off first, so nothing overflows. [rows, width] -> [rows, width] */
function softmaxRows(outputs: Floats, width: number): Float64Array {
  const shares = Float64Array.from(outputs);
  for (let start = 0; start < shares.length; start += width) {
    const row = shares.subarray(start, start + width);
    const largest = Math.max(...row);
    let sum = 0;
    for (let k = 0; k < width; k++) sum += row[k] = Math.exp(row[k]! - largest);
    for (let k = 0; k < width; k++) row[k]! /= sum;
  }
  return shares;
}

/** Each row ascending; one with a NaN becomes NaN throughout. In place. */
function sortRows(values: Float64Array, width: number): Float64Array {
  for (let start = 0; start < values.length; start += width) {
    const row = values.subarray(start, start + width);
    if (row.some(Number.isNaN)) row.fill(Number.NaN);
    else row.sort();
  }
  return values;
}

function column(values: Floats, width: number, at: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + at]!);
}
