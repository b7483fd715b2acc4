import { type Minimum, minimise } from '../optimise/lbfgs';
import { checkHorizon, checkSeries } from './check-series';
import { type GarchParameters, negativeLogLikelihood, toFree, toParameters } from './garch-likelihood';
import { conditionalVariances, firstVariance, gaussianLogLikelihood } from './recursion';

export interface GarchModel extends GarchParameters {
  readonly kind: 'garch';
  /** Variance before the first return. */
  readonly first: number;
  readonly logLikelihood: number;
  readonly isConverged: boolean;
  /** What a user must know of the fit, a sentence; null where it went well. */
  readonly note: string | null;
}

export interface GarchOptions {
  /** Whether the mean of the returns is fitted with the rest, or taken to be 0. */
  readonly mean: 'zero' | 'constant';
  readonly maxIterations: number;
}

export const garchDefaults = { mean: 'constant', maxIterations: 500 } as const satisfies GarchOptions;

const name = 'GARCH(1,1)';

/**
 * GARCH(1,1) by Gaussian quasi maximum likelihood: sigma^2[t] = omega + alpha e[t-1]^2 + beta sigma^2[t-1]. Started from the most likely of 20
 * pairs of alpha and beta, omega set by the variance of the returns (variance targeting: Engle and Mezrich, 1996), and ended by
 * L-BFGS. The same as `arch_model(returns, p=1, q=1)` of the Python package `arch`; no package of the npm registry has it. A fit that does
 * not converge is a result with a note, whose forecasts are NaN.
 *
 * @param returns of the training period, in any unit, without holes [time]
 * @throws AppError `invalid` where the returns are too few, missing or all alike
 */
export function fitGarch(returns: Float64Array, options: Partial<GarchOptions> = {}): GarchModel {
  const { mean, maxIterations }: GarchOptions = { ...garchDefaults, ...options };
  checkSeries(name, 'returns', returns, 50);
  const hasMean = mean === 'constant';
  const average = hasMean ? returns.reduce((sum, value) => sum + value, 0) / returns.length : 0;
  const scale = Math.sqrt(meanSquare(returns.map((value) => value - average)));
  // In units of their own deviation, so that no parameter is tiny beside the others.
  const scaled = returns.map((value) => value / scale);
  const first = firstVariance(scaled.map((value) => value - average / scale));
  const objective = negativeLogLikelihood(scaled, first);
  const start = likeliestStart(objective, average / scale, hasMean);
  const end = minimise(objective, start, { maxIterations, tolerance: 1e-9 });

  const fitted = toParameters(end.x);
  const parameters = { ...fitted, mean: fitted.mean * scale, omega: fitted.omega * scale * scale };
  const errors = returns.map((value) => value - parameters.mean);
  const recursion = { ...parameters, first: first * scale * scale };
  const logLikelihood = gaussianLogLikelihood(errors, conditionalVariances(errors, recursion));
  const isConverged = end.isConverged && Number.isFinite(logLikelihood);
  return {
    kind: 'garch',
    ...recursion,
    logLikelihood,
    isConverged,
    note: noteOf(parameters, end, isConverged),
  };
}

/**
 * Mean variance of one bar over the next `horizon`, known at each bar; NaN of a fit that did not converge. The variance of
 * each bar after the next is omega + (alpha + beta) times that of the bar before. [time]
 *
 * @param returns from the start of the training period on, so that the recursion starts where it was fitted; NaN where missing
 */
export function forecastGarch(model: GarchModel, returns: Float64Array, horizon: number): Float64Array {
  checkHorizon(horizon);
  if (!model.isConverged) return new Float64Array(returns.length).fill(Number.NaN);
  const errors = returns.map((value) => value - model.mean);
  const next = conditionalVariances(errors, model).subarray(1);
  // Step by step, since the long-run variance is none where alpha + beta is 1: variance k bars ahead = constant + share * next.
  const persistence = model.alpha + model.beta;
  let [constant, share, constants, shares] = [0, 1, 0, 0];
  for (let k = 0; k < horizon; k++) {
    constants += constant / horizon;
    shares += share / horizon;
    constant = model.omega + persistence * constant;
    share *= persistence;
  }
  return next.map((variance) => constants + shares * variance);
}

/** Variance of one bar that forecasts come to far ahead. */
export function longRunVariance({ omega, alpha, beta }: GarchParameters): number {
  return omega / (1 - alpha - beta);
}

function likeliestStart(
  objective: ReturnType<typeof negativeLogLikelihood>,
  mean: number,
  hasMean: boolean,
): Float64Array {
  const gradient = new Float64Array(hasMean ? 4 : 3);
  let [best, lowest] = [toFree({ mean, omega: 0.1, alpha: 0.1, beta: 0.8 }, hasMean), Infinity];
  for (const alpha of [0.01, 0.05, 0.1, 0.2]) {
    for (const persistence of [0.5, 0.7, 0.9, 0.98, 0.995]) {
      const free = toFree({ mean, omega: 1 - persistence, alpha, beta: persistence - alpha }, hasMean);
      const value = objective(free, gradient);
      if (value < lowest) [best, lowest] = [free, value];
    }
  }
  return best;
}

function noteOf(
  { alpha, beta }: GarchParameters,
  { iterations }: Minimum,
  isConverged: boolean,
): string | null {
  if (!isConverged)
    return `${name} did not converge in ${iterations} iterations, so it forecasts nothing. Give it a longer training period.`;
  if (alpha < 1e-4)
    return `${name} found no effect of past returns on the variance (alpha is 0), so its forecasts do not answer to returns either.`;
  if (alpha + beta > 0.9999)
    return `${name} found shocks that never fade (alpha + beta is 1), so it has no long-run variance; forecasts far ahead hang on the last return.`;
  return null;
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
