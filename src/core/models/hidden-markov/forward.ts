import type { Rows } from '../learner';
import { emissions, type HiddenMarkovModel } from './model';

export interface Forward {
  /** Chances of the states at each row, given the rows up to it and none after. [count, states] */
  readonly filtered: Float64Array;
  /** Log likelihood of all rows. */
  readonly logLikelihood: number;
  /** What each row's chances were divided by, for the pass back. [count] */
  readonly scales: Float64Array;
  /** [count, states] */
  readonly shares: Float64Array;
}

/**
 * Chances of the states, each row known and no later one: what a model may use, since changing a row changes none before it. A row with a hole
 * leaves what the transitions say. [count, states]
 */
export function filteredProbabilities(model: HiddenMarkovModel, rows: Rows): Float64Array {
  return forward(model, rows).filtered;
}

/**
 * The forward pass, scaled at every row: Rabiner, "A Tutorial on Hidden Markov Models" (Proceedings of the IEEE 77(2), 1989), equations
 * 91 to 103.
 */
export function forward(model: HiddenMarkovModel, rows: Rows): Forward {
  const { states, start, transitions } = model;
  const { shares, largest } = emissions(model, rows);
  const filtered = new Float64Array(rows.count * states);
  const scales = new Float64Array(rows.count);
  let logLikelihood = 0;
  for (let t = 0; t < rows.count; t++) {
    const at = t * states;
    let scale = 0;
    for (let s = 0; s < states; s++) {
      let chance = start[s]!;
      if (t > 0) {
        chance = 0;
        for (let r = 0; r < states; r++) chance += filtered[at - states + r]! * transitions[r * states + s]!;
      }
      scale += filtered[at + s] = chance * shares[at + s]!;
    }
    for (let s = 0; s < states; s++) filtered[at + s]! /= scale;
    scales[t] = scale;
    logLikelihood += Math.log(scale) + largest[t]!;
  }
  return { filtered, logLikelihood, scales, shares };
}
