import type { Rows } from '../learner';
import { type Forward, forward } from './forward';
import { type HiddenMarkovModel, logDensities } from './model';

/**
 * NOT CAUSAL: chances of the states given all rows, those after it too. To look at and to fit with; never a feature or a forecast. Rabiner
 * (1989), equations 24 to 27. [count, states]
 */
export function smoothedProbabilities(model: HiddenMarkovModel, rows: Rows): Float64Array {
  const passed = forward(model, rows);
  const back = backward(model, passed);
  return passed.filtered.map((chance, i) => chance * back[i]!);
}

/**
 * NOT CAUSAL: the likeliest path of states given all rows: Viterbi (1967); Rabiner (1989), equations 105 to 107. The lower number of equally
 * likely states. To look at; never a feature or a forecast. [count]
 */
export function viterbiPath(model: HiddenMarkovModel, rows: Rows): Int32Array {
  const { states, start, transitions } = model;
  const density = logDensities(model, rows);
  const steps = transitions.map(Math.log);
  const from = new Int32Array(rows.count * states);
  let best = Float64Array.from(start, (chance, s) => Math.log(chance) + (density[s] ?? 0));
  for (let t = 1; t < rows.count; t++) {
    const next = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
    for (let s = 0; s < states; s++) {
      for (let r = 0; r < states; r++) {
        const along = best[r]! + steps[r * states + s]!;
        if (along > next[s]!) {
          next[s] = along;
          from[t * states + s] = r;
        }
      }
      next[s]! += density[t * states + s]!;
    }
    best = next;
  }
  const path = new Int32Array(rows.count);
  let state = best.indexOf(best.reduce((a, b) => Math.max(a, b)));
  for (let t = rows.count - 1; t >= 0; t--) {
    path[t] = state;
    state = from[t * states + state]!;
  }
  return path;
}

/** NOT CAUSAL: what the rows after each say of its states, scaled so that times `filtered` it is their chance. [count, states] */
export function backward(
  { states, transitions }: HiddenMarkovModel,
  { shares, scales }: Pick<Forward, 'shares' | 'scales'>,
): Float64Array {
  const out = new Float64Array(shares.length).fill(1);
  for (let t = scales.length - 2; t >= 0; t--) {
    const [at, next] = [t * states, (t + 1) * states];
    for (let r = 0; r < states; r++) {
      let sum = 0;
      for (let s = 0; s < states; s++)
        sum += transitions[r * states + s]! * shares[next + s]! * out[next + s]!;
      out[at + r] = sum / scales[t + 1]!;
    }
  }
  return out;
}
