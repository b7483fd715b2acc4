import { AppError } from '@shared/errors';
import { logReturn } from '../indicators/returns';
import { fitHiddenMarkov } from '../models/hidden-markov/fit';
import { filteredProbabilities } from '../models/hidden-markov/forward';
import type { HiddenMarkovModel } from '../models/hidden-markov/model';
import type { Rows } from '../models/learner';
import { notAcrossBreaks } from './across-breaks';
import { barVolatility } from './bar-volatility';
import { regimeNames } from './regimes';

/** Bars that the volatility which the model sees is taken over. */
const volatilityBars = 20;

/** A regime model, and what its user must know of the fit. */
export interface MarkovRegimes {
  readonly model: HiddenMarkovModel;
  readonly note: string | null;
}

/**
 * Fits bear, sideways and bull, the states of a Gaussian hidden Markov model in the order of their mean return, to the training bars and to no
 * other. Each bar is its log return and the volatility of the last 20. Where something is tested between them, what comes before and
 * after it is taken as consecutive.
 *
 * @param training ascending bar indices
 * @throws AppError `invalid` where these bars teach nothing
 */
export function fitMarkovRegimes(close: Float64Array, training: Int32Array, seed: number): MarkovRegimes {
  const { rows } = observations(close, training);
  if (rows.values.every((value, i) => value === rows.values[i % rows.width]))
    throw new AppError(
      'invalid',
      'The hidden Markov model of regimes was not fitted: on the training rows the price never changes its pace. Use a longer or another period.',
    );
  return fitHiddenMarkov(rows, { states: regimeNames.length }, seed);
}

/** Chances of the regimes at each bar given the bars up to it; NaN before the first is known and where a close is missing. [time, regimes] */
export function markovChances({ model }: MarkovRegimes, close: Float64Array): Float64Array {
  const { states } = model;
  const { rows, bars } = observations(close, Int32Array.from(close.keys()));
  const filtered = filteredProbabilities(model, rows);
  const chances = new Float64Array(close.length * states).fill(NaN);
  bars.forEach((t, i) => {
    chances.set(filtered.subarray(i * states, (i + 1) * states), t * states);
  });
  return chances;
}

/**
 * The likeliest regime at each bar given the bars up to it, 0 bear, 1 sideways, 2 bull; NaN before the first is known and where a close is
 * missing. [time]
 */
export function markovRegimes(regimes: MarkovRegimes, close: Float64Array): Float64Array {
  const { states } = regimes.model;
  const chances = markovChances(regimes, close);
  return close.map((_, t) => {
    const own = chances.subarray(t * states, (t + 1) * states);
    return Number.isNaN(own[0]!) ? NaN : own.indexOf(Math.max(...own));
  });
}

/** The regime `horizon` bars ahead as the model will tell it there: known at bar t + horizon and not before. [time] */
export function markovRegimeLabels(
  regimes: MarkovRegimes,
  close: Float64Array,
  horizon: number,
  breaks: Uint8Array | null,
): Float64Array {
  const values = new Float64Array(close.length).fill(NaN);
  values.set(markovRegimes(regimes, close).subarray(horizon));
  return notAcrossBreaks(values, horizon, breaks);
}

/** The labels of those bars at whose end a model sees something, NaN for the others: the first have no volatility yet. [time] */
export function whereObserved(labels: Float64Array, close: Float64Array, horizon: number): Float64Array {
  const known = new Float64Array(labels.length).fill(NaN);
  for (const t of observations(close, Int32Array.from(close.keys())).bars)
    if (t >= horizon) known[t - horizon] = labels[t - horizon]!;
  return known;
}

/** Those of the bars of which both figures are known. */
function observations(
  close: Float64Array,
  among: Int32Array,
): { readonly rows: Rows; readonly bars: Int32Array } {
  const returns = logReturn(close, 1);
  const volatility = barVolatility(close, volatilityBars);
  const bars = among.filter((t) => Number.isFinite(returns[t]!) && Number.isFinite(volatility[t]!));
  const values = new Float64Array(bars.length * 2);
  bars.forEach((t, i) => {
    values[2 * i] = returns[t]!;
    values[2 * i + 1] = volatility[t]!;
  });
  return { rows: { values, count: bars.length, width: 2 }, bars };
}
