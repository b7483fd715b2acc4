import { AppError } from '@shared/errors';
import { logReturn } from '../indicators/returns';
import type { BaselineFold, SaidOfFold } from './baseline';
import { type PartOfFold, partsOf } from './parts';
import { saidOf } from './said';

/** Forecasts variances of one series. */
export interface VarianceModel {
  /** What the user must know of the fit, a sentence; null where it went well. */
  readonly note: string | null;
  /** Mean variance of one bar over the next `horizon`, known at each bar. [time] */
  forecast(returns: Float64Array): Float64Array;
}

/** @param returns of the training rows of a series, known ones one after the other. Throws AppError `invalid` where they teach nothing. */
export type FitVariance = (returns: Float64Array, horizon: number) => VarianceModel;

/**
 * Fits a variance model to the one-bar log returns of the training rows of each series, lets it run over all bars, at each knowing only those
 * up to it, and says the log volatility of the horizon: half the log of the variance, shifted so that the mean error on the
 * training rows is 0. Without the shift it would be the log of a mean and not the mean log that is asked for, which is lower
 * (Jensen's inequality).
 *
 * @throws AppError `invalid` where no series can be fitted
 */
export function sayVolatility(fold: BaselineFold, fit: FitVariance): SaidOfFold {
  const said = new Float64Array(fold.lesson.outcomes.length).fill(Number.NaN);
  const notes: string[] = [];
  const parts = partsOf(fold);
  let refused: AppError | null = null;
  let fitted = 0;
  for (const one of parts) {
    const prefix = parts.length > 1 ? `${one.part.name}: ` : '';
    try {
      const { values, note } = forecastPart(fold, one, fit);
      said.set(values, one.offset);
      fitted++;
      if (note !== null) notes.push(prefix + note);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused ??= error;
      notes.push(prefix + error.message);
    }
  }
  if (fitted === 0 && refused !== null) throw refused;
  return saidOf(fold, (rows) => Float64Array.from(rows, (row) => said[row]!), notes);
}

/** Log volatilities said at each bar of a series. [time] */
function forecastPart(
  { experiment, lesson }: BaselineFold,
  { part, offset, train }: PartOfFold,
  fit: FitVariance,
): { readonly values: Float64Array; readonly note: string | null } {
  const { bars, breaks } = part.market;
  const returns = logReturn(bars.close, 1).map((change, t) => (breaks?.[t] === 1 ? Number.NaN : change));
  const known = Float64Array.from(train, (t) => returns[t]!).filter(Number.isFinite);
  const model = fit(known, experiment.spec.label.horizon);
  const values = model
    .forecast(returns)
    .map((variance) => (variance > 0 ? Math.log(variance) / 2 : Number.NaN));
  const shift = meanError(values, lesson.outcomes.subarray(offset), train);
  return { values: values.map((value) => value + shift), note: model.note };
}

function meanError(said: Float64Array, outcomes: Float64Array, train: Int32Array): number {
  let [sum, count] = [0, 0];
  for (const t of train) {
    const error = outcomes[t]! - said[t]!;
    if (Number.isNaN(error)) continue;
    sum += error;
    count++;
  }
  return sum / count;
}
