import { createRandom } from '@core/random';
import { AppError } from '@shared/errors';
import { hasHole, type Rows } from '../learner';
import { type BaumWelchEnd, baumWelch } from './baum-welch';
import type { HiddenMarkovModel } from './model';
import { modelOfGroups, nearestGroups, quantileGroups } from './starts';

export interface HiddenMarkovOptions {
  readonly states: number;
  /** Starts from k-means with other seeds, beside the one from quantiles; the likeliest end is taken. */
  readonly restarts: number;
  readonly maxIterations: number;
  /** Ends where an iteration raises the log likelihood by less. */
  readonly tolerance: number;
}

export interface FittedHiddenMarkov {
  /** States in the order of their mean of the first feature, so that 0 is the same regime in every fit. */
  readonly model: HiddenMarkovModel;
  readonly logLikelihood: number;
  readonly isConverged: boolean;
  /** What a user must know of the fit, a sentence; null where it went well. */
  readonly note: string | null;
}

export const hiddenMarkovDefaults = { restarts: 4, maxIterations: 200, tolerance: 1e-4 } as const;

const name = 'The hidden Markov model';

/**
 * Fits a Gaussian hidden Markov model to the rows of the training period, in their order in time. Own code: of the registry's
 * packages `hidden-markov-model-tf` needs TensorFlow.js, which has no place in the core, and `hmm` knows only discrete values.
 *
 * @param rows in time order, without holes
 * @param seed of the restarts
 * @throws AppError `invalid`, a sentence: too few rows, holes, a constant feature
 */
export function fitHiddenMarkov(
  rows: Rows,
  options: Pick<HiddenMarkovOptions, 'states'> & Partial<HiddenMarkovOptions>,
  seed: number,
): FittedHiddenMarkov {
  const { states, restarts, maxIterations, tolerance }: HiddenMarkovOptions = {
    ...hiddenMarkovDefaults,
    ...options,
  };
  const variances = checkedVariances(rows, states);
  const deviations = variances.map(Math.sqrt);
  const settings = { maxIterations, tolerance, varianceFloor: variances.map((value) => value * 1e-4) };
  const ends = Array.from({ length: restarts + 1 }, (_, start): BaumWelchEnd => {
    const groups =
      start === 0
        ? quantileGroups(rows, states)
        : nearestGroups(rows, deviations, states, createRandom(seed, 'hidden-markov', start));
    return baumWelch(modelOfGroups(rows, groups, states, variances), rows, settings);
  });
  const best = ends.reduce((a, b) => (likelihoodOf(b) > likelihoodOf(a) ? b : a));
  return {
    model: inOrder(best.model),
    logLikelihood: likelihoodOf(best),
    isConverged: best.isConverged,
    note: best.isConverged
      ? null
      : `${name} had not converged after ${maxIterations} iterations. Try fewer states or allow more iterations.`,
  };
}

function likelihoodOf({ logLikelihoods }: BaumWelchEnd): number {
  return logLikelihoods.at(-1) ?? Number.NEGATIVE_INFINITY;
}

/** Variance of each feature. [width] */
function checkedVariances(rows: Rows, states: number): Float64Array {
  const { values, count, width } = rows;
  const fail = (fault: string): never => {
    throw new AppError('invalid', `${name} was not fitted: ${fault}`);
  };
  if (!Number.isInteger(states) || states < 1) fail(`it has a whole number of states from 1, not ${states}.`);
  const least = 10 * states;
  if (count < least)
    fail(
      `${count} training rows are too few for ${states} states; ${least} are needed. Give it a longer training period.`,
    );
  for (let row = 0; row < count; row++)
    if (hasHole(rows, row))
      fail(`row ${row + 1} of the training rows lacks a feature. Leave out the rows without values.`);
  const variances = new Float64Array(width);
  for (let f = 0; f < width; f++) {
    let [mean, sum] = [0, 0];
    for (let row = 0; row < count; row++) mean += values[row * width + f]! / count;
    for (let row = 0; row < count; row++) sum += (values[row * width + f]! - mean) ** 2;
    variances[f] = sum / count;
    if (!(variances[f]! > 1e-20 * mean * mean) || variances[f] === 0)
      fail(`feature ${f + 1} is constant over the training rows. Leave it out.`);
  }
  return variances;
}

/** States by their mean of the first feature. */
function inOrder(model: HiddenMarkovModel): HiddenMarkovModel {
  const { states, width } = model;
  const order = Array.from({ length: states }, (_, s) => s).sort(
    (a, b) => model.means[a * width]! - model.means[b * width]! || a - b,
  );
  const rowsOf = (values: readonly number[]) =>
    order.flatMap((s) => values.slice(s * width, (s + 1) * width));
  return {
    ...model,
    start: order.map((s) => model.start[s]!),
    transitions: order.flatMap((r) => order.map((s) => model.transitions[r * states + s]!)),
    means: rowsOf(model.means),
    variances: rowsOf(model.variances),
  };
}
