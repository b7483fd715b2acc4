import { knownPairs } from '../known-pairs';

/** P(up) = 1 / (1 + exp(slope * score + offset)); the slope is below 0 where a higher score means up. */
export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

/**
 * Platt scaling, "Probabilistic Outputs for Support Vector Machines" (1999), fitted by the Newton method with backtracking of Lin, Lin
 * and Weng, "A note on Platt's probabilistic outputs for support vector machines" (Machine Learning 68, 2007), algorithm 1, whose sums
 * neither overflow nor cancel. Labels are drawn in as Platt does, so perfectly separated scores have an answer. NaN of one class alone;
 * rows with a NaN are left out.
 *
 * @param score of rows that were not trained on: log-odds rather than probabilities. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function fitPlatt(score: Float64Array, label: Float64Array): Platt {
  const [known, happened] = knownPairs(score, label);
  const ups = happened.reduce((sum, up) => sum + up, 0);
  const others = happened.length - ups;
  if (ups === 0 || others === 0) return { slope: NaN, offset: NaN };
  const [high, low] = [(ups + 1) / (ups + 2), 1 / (others + 2)];
  const target = happened.map((up) => (up === 1 ? high : low));
  // Scores of size 1, so that the ridge and where to stop mean the same in any unit.
  const size = known.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  const start = { slope: 0, offset: Math.log((others + 1) / (ups + 1)) };
  const { slope, offset } = minimise(
    known.map((value) => value / size),
    target,
    start,
  );
  return { slope: slope / size, offset };
}

/** P(up) of a score; NaN of NaN. */
export function plattProbability({ slope, offset }: Platt, score: number): number {
  const x = slope * score + offset;
  return x >= 0 ? Math.exp(-x) / (1 + Math.exp(-x)) : 1 / (1 + Math.exp(x));
}

const mostSteps = 100;
const ridge = 1e-12;
const flat = 1e-10;
const shortestStep = 1e-10;

function minimise(score: Float64Array, target: Float64Array, start: Platt): Platt {
  let at = start;
  let loss = lossOf(score, target, at);
  for (let step = 0; step < mostSteps; step++) {
    const { gradient, direction } = newton(score, target, at);
    if (Math.max(Math.abs(gradient.slope), Math.abs(gradient.offset)) < flat * score.length) break;
    const descent = gradient.slope * direction.slope + gradient.offset * direction.offset;
    const next = backtrack(score, target, at, loss, direction, descent);
    if (next === null) break;
    at = next.at;
    loss = next.loss;
  }
  return at;
}

function backtrack(
  score: Float64Array,
  target: Float64Array,
  from: Platt,
  loss: number,
  direction: Platt,
  descent: number,
) {
  for (let size = 1; size >= shortestStep; size /= 2) {
    const at = { slope: from.slope + size * direction.slope, offset: from.offset + size * direction.offset };
    const found = lossOf(score, target, at);
    if (found < loss + 1e-4 * size * descent) return { at, loss: found };
  }
  return null;
}

/** Gradient of the loss and the step that Newton's method would take. */
function newton(score: Float64Array, target: Float64Array, at: Platt) {
  let [ss, so, oo, gradientSlope, gradientOffset] = [ridge, 0, ridge, 0, 0];
  for (let row = 0; row < score.length; row++) {
    const p = plattProbability(at, score[row]!);
    const weight = p * (1 - p);
    const gap = target[row]! - p;
    ss += score[row]! ** 2 * weight;
    so += score[row]! * weight;
    oo += weight;
    gradientSlope += score[row]! * gap;
    gradientOffset += gap;
  }
  const determinant = ss * oo - so * so;
  const direction = {
    slope: -(oo * gradientSlope - so * gradientOffset) / determinant,
    offset: -(ss * gradientOffset - so * gradientSlope) / determinant,
  };
  return { gradient: { slope: gradientSlope, offset: gradientOffset }, direction };
}

/** Cross entropy, written so that no exponent is above 0. */
function lossOf(score: Float64Array, target: Float64Array, { slope, offset }: Platt): number {
  let sum = 0;
  for (let row = 0; row < score.length; row++) {
    const x = slope * score[row]! + offset;
    sum +=
      x >= 0 ? target[row]! * x + Math.log1p(Math.exp(-x)) : (target[row]! - 1) * x + Math.log1p(Math.exp(x));
  }
  return sum;
}
