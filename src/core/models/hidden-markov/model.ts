import { hasHole, type Rows } from '../learner';

/** A hidden Markov chain whose states each give normal values, uncorrelated over the features within a state. Plain, fit for JSON. */
export interface HiddenMarkovModel {
  readonly kind: 'gaussian-hmm';
  readonly states: number;
  readonly width: number;
  /** Chances of the states at the first row. [states] */
  readonly start: readonly number[];
  /** Chance of going from a state (row) to another. [states, states] */
  readonly transitions: readonly number[];
  /** [states, width] */
  readonly means: readonly number[];
  /** [states, width] */
  readonly variances: readonly number[];
}

/**
 * Densities of each row in each state, as shares of the largest of the row, and the logarithm of that: so that nothing underflows however
 * far off a row is. A row with a hole says nothing: all shares are 1. [count, states] and [count]
 */
export function emissions(
  model: HiddenMarkovModel,
  rows: Rows,
): { readonly shares: Float64Array; readonly largest: Float64Array } {
  const { states } = model;
  const shares = logDensities(model, rows);
  const largest = new Float64Array(rows.count);
  for (let t = 0; t < rows.count; t++) {
    const own = shares.subarray(t * states, (t + 1) * states);
    const top = own.reduce((a, b) => Math.max(a, b));
    largest[t] = top;
    for (let s = 0; s < states; s++) own[s] = Math.exp(own[s]! - top);
  }
  return { shares, largest };
}

/** 0 throughout for a row with a hole. [count, states] */
export function logDensities(
  { states, width, means, variances }: HiddenMarkovModel,
  rows: Rows,
): Float64Array {
  const out = new Float64Array(rows.count * states);
  const constants = Array.from({ length: states }, (_, s) => {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += Math.log(2 * Math.PI * variances[s * width + f]!);
    return sum;
  });
  for (let t = 0; t < rows.count; t++) {
    if (hasHole(rows, t)) continue;
    for (let s = 0; s < states; s++) {
      let sum = constants[s]!;
      for (let f = 0; f < width; f++) {
        const gap = rows.values[t * width + f]! - means[s * width + f]!;
        sum += (gap * gap) / variances[s * width + f]!;
      }
      out[t * states + s] = -sum / 2;
    }
  }
  return out;
}
