import { hasHole, type Rows } from '../learner';
import { type Forward, forward } from './forward';
import type { HiddenMarkovModel } from './model';
import { backward } from './not-causal';

export interface BaumWelchOptions {
  readonly maxIterations: number;
  /** Ends where an iteration raises the log likelihood by less. */
  readonly tolerance: number;
  /** No variance falls below its own; without it a state may close in on one row. [width] */
  readonly varianceFloor: ArrayLike<number>;
}

export interface BaumWelchEnd {
  readonly model: HiddenMarkovModel;
  /** Of the model of each iteration before it was improved. */
  readonly logLikelihoods: readonly number[];
  readonly isConverged: boolean;
}

/**
 * Fits a model to rows by expectation and maximisation: Baum, Petrie, Soules and Weiss (Annals of Mathematical Statistics 41(1), 1970);
 * Rabiner (1989), equations 40 and 53 to 54. The same as GaussianHMM of hmmlearn with diagonal covariances and no priors.
 *
 * @param from where it starts; the end is the nearest maximum of the likelihood, not the highest
 */
export function baumWelch(
  from: HiddenMarkovModel,
  rows: Rows,
  { maxIterations, tolerance, varianceFloor }: BaumWelchOptions,
): BaumWelchEnd {
  let model = from;
  const logLikelihoods: number[] = [];
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const passed = forward(model, rows);
    logLikelihoods.push(passed.logLikelihood);
    const gain = passed.logLikelihood - (logLikelihoods.at(-2) ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(passed.logLikelihood)) return { model, logLikelihoods, isConverged: false };
    if (gain < tolerance) return { model, logLikelihoods, isConverged: true };
    model = improved(model, rows, passed, varianceFloor);
  }
  return { model, logLikelihoods, isConverged: false };
}

function improved(
  model: HiddenMarkovModel,
  rows: Rows,
  passed: Forward,
  varianceFloor: ArrayLike<number>,
): HiddenMarkovModel {
  const back = backward(model, passed);
  const chances = passed.filtered.map((chance, i) => chance * back[i]!);
  return {
    ...model,
    start: Array.from(chances.subarray(0, model.states)),
    transitions: expectedTransitions(model, passed, back),
    ...expectedMoments(model, rows, chances, varianceFloor),
  };
}

/** Expected passages between states as shares of those out of each; as before where a state is never left. */
function expectedTransitions(
  { states, transitions }: HiddenMarkovModel,
  { filtered, shares, scales }: Forward,
  back: Float64Array,
): number[] {
  const sums = new Float64Array(states * states);
  for (let t = 0; t + 1 < scales.length; t++) {
    const [at, next] = [t * states, (t + 1) * states];
    for (let r = 0; r < states; r++) {
      const chance = filtered[at + r]! / scales[t + 1]!;
      for (let s = 0; s < states; s++) sums[r * states + s]! += chance * shares[next + s]! * back[next + s]!;
    }
  }
  const passages = sums.map((sum, i) => sum * transitions[i]!);
  return Array.from(passages, (value, i) => {
    const row = Math.floor(i / states) * states;
    let out = 0;
    for (let s = 0; s < states; s++) out += passages[row + s]!;
    return out > 0 ? value / out : transitions[i]!;
  });
}

/** Means and variances of the rows, weighted by the chance of each state; as before for a state that no row is in. */
function expectedMoments(
  { states, width, means, variances }: HiddenMarkovModel,
  rows: Rows,
  chances: Float64Array,
  varianceFloor: ArrayLike<number>,
): Pick<HiddenMarkovModel, 'means' | 'variances'> {
  const sums = new Float64Array(states * width);
  const squares = new Float64Array(states * width);
  const weights = new Float64Array(states);
  const eachRow = (visit: (t: number, s: number, weight: number) => void) => {
    for (let t = 0; t < rows.count; t++) {
      if (hasHole(rows, t)) continue;
      for (let s = 0; s < states; s++) visit(t, s, chances[t * states + s]!);
    }
  };
  eachRow((t, s, weight) => {
    weights[s]! += weight;
    for (let f = 0; f < width; f++) sums[s * width + f]! += weight * rows.values[t * width + f]!;
  });
  const isSeen = (i: number) => weights[Math.floor(i / width)]! > 1e-12;
  const newMeans = Array.from(sums, (sum, i) =>
    isSeen(i) ? sum / weights[Math.floor(i / width)]! : means[i]!,
  );
  eachRow((t, s, weight) => {
    for (let f = 0; f < width; f++)
      squares[s * width + f]! += weight * (rows.values[t * width + f]! - newMeans[s * width + f]!) ** 2;
  });
  const newVariances = Array.from(squares, (square, i) =>
    isSeen(i) ? Math.max(square / weights[Math.floor(i / width)]!, varianceFloor[i % width]!) : variances[i]!,
  );
  return { means: newMeans, variances: newVariances };
}
