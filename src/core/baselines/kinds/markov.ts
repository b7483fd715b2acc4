import { fitMarkovRegimes, type MarkovRegimes, markovChances } from '../../labels/markov-regime';
import { regimeNames } from '../../labels/regimes';
import type { BaselineFold, LabelSpec, SaidOfFold, SayingBaseline } from '../baseline';
import { type PartOfFold, partsOf } from '../parts';
import { saidOf } from '../said';

/** Regimes told by a Gaussian hidden Markov model of returns, `horizon` bars ahead by its transitions. Reads no feature. */
export const markovBaseline: SayingBaseline = {
  kind: 'markov',
  how: 'says',
  automatic: 'always',
  name: () => 'Hidden Markov model',
  fits: ({ kind }) => kind === 'regime',
  say: sayRegimes,
};

const classes = regimeNames.length;

function sayRegimes(fold: BaselineFold): SaidOfFold {
  const { spec } = fold.experiment;
  const chances = new Float64Array(fold.lesson.outcomes.length * classes).fill(Number.NaN);
  const notes: string[] = [];
  const parts = partsOf(fold);
  for (const one of parts) {
    const { close } = one.part.market.bars;
    const regimes = fitMarkovRegimes(close, one.train, spec.seed);
    const ahead = forecastStates(regimes, close, spec.label.horizon);
    chances.set(toClasses(spec.label, ahead, fold, one), one.offset * classes);
    const prefix = parts.length > 1 ? `${one.part.name}: ` : '';
    if (regimes.note !== null) notes.push(prefix + regimes.note);
  }
  return saidOf(fold, (rows) => pick(chances, rows), notes);
}

/** Chances of the states `horizon` bars ahead: those at the bar, so many transitions on. [time, states] */
function forecastStates(regimes: MarkovRegimes, close: Float64Array, horizon: number): Float64Array {
  const { states, transitions } = regimes.model;
  let chances = markovChances(regimes, close);
  for (let step = 0; step < horizon; step++) chances = times(chances, transitions, states);
  return chances;
}

/**
 * Where a rule tells the regimes, each state of the model stands for those that came with it on the training rows, in their shares. Where the
 * model itself tells them its states are the classes.
 */
function toClasses(
  { regimes }: LabelSpec,
  states: Float64Array,
  { lesson }: BaselineFold,
  { offset, train }: PartOfFold,
): Float64Array {
  if (regimes === 'markov') return states;
  const shares = new Float64Array(classes * classes);
  for (const t of train) {
    const came = lesson.outcomes[offset + t]!;
    if (Number.isNaN(states[t * classes]!) || Number.isNaN(came)) continue;
    for (let s = 0; s < classes; s++) shares[s * classes + came]! += states[t * classes + s]!;
  }
  for (let s = 0; s < classes; s++) {
    const own = shares.subarray(s * classes, (s + 1) * classes);
    const sum = own.reduce((total, share) => total + share, 0);
    own.forEach((share, k) => {
      own[k] = sum > 0 ? share / sum : 1 / classes;
    });
  }
  return times(states, shares, classes);
}

/** [rows, width] times [width, width] */
function times(rows: Float64Array, matrix: ArrayLike<number>, width: number): Float64Array {
  return rows.map((_, i) => {
    const [row, column] = [i - (i % width), i % width];
    let sum = 0;
    for (let k = 0; k < width; k++) sum += rows[row + k]! * matrix[k * width + column]!;
    return sum;
  });
}

function pick(chances: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(
    { length: rows.length * classes },
    (_, i) => chances[rows[Math.floor(i / classes)]! * classes + (i % classes)]!,
  );
}
