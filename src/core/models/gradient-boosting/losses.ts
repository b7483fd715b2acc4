import { assertNever } from '@shared/errors';
import { sigmoid } from '../logistic-regression/objective';

/** What boosting lowers: raw scores of one output for numbers and two classes, one a class for more. */
export type BoostingLoss = {
  readonly kind: 'squared' | 'logistic' | 'multinomial';
  readonly outputs: number;
};

/** A fitted loss of numbers starts at their mean, one of classes at what their shares are: [outputs] raw scores. */
export function baselineOf(
  { kind, outputs }: BoostingLoss,
  labels: ArrayLike<number>,
  weights: Float64Array,
): number[] {
  const sums = new Float64Array(kind === 'multinomial' ? outputs : 1);
  let total = 0;
  for (let row = 0; row < labels.length; row++) {
    total += weights[row]!;
    if (kind === 'multinomial') sums[labels[row]!]! += weights[row]!;
    else sums[0]! += weights[row]! * labels[row]!;
  }
  switch (kind) {
    case 'squared':
      return [sums[0]! / total];
    case 'logistic':
      return [Math.log(sums[0]! / (total - sums[0]!))];
    case 'multinomial': {
      const logs = Array.from(sums, (sum) => Math.log(sum / total));
      const mean = logs.reduce((sum, value) => sum + value, 0) / outputs;
      return logs.map((value) => value - mean);
    }
    default:
      return assertNever(kind);
  }
}

/**
 * First and second derivatives of each row's loss by its raw scores, times its weight: of half the squared error, or of the
 * cross-entropy with the diagonal p (1 - p).
 *
 * @param raw [rows, outputs]
 * @param gradients written [outputs][rows]
 * @param hessians written [outputs][rows]
 */
export function differentiate(
  loss: BoostingLoss,
  raw: Float64Array,
  labels: ArrayLike<number>,
  weights: Float64Array,
  gradients: readonly Float64Array[],
  hessians: readonly Float64Array[],
): void {
  const { kind, outputs } = loss;
  const chances = new Float64Array(outputs);
  for (let row = 0; row < labels.length; row++) {
    const weight = weights[row]!;
    if (kind === 'squared') {
      gradients[0]![row] = weight * (raw[row]! - labels[row]!);
      hessians[0]![row] = weight;
      continue;
    }
    writeChances(loss, raw, row, chances);
    for (let k = 0; k < outputs; k++) {
      const chance = chances[k]!;
      const target = kind === 'logistic' ? labels[row]! : labels[row] === k ? 1 : 0;
      gradients[k]![row] = weight * (chance - target);
      hessians[k]![row] = weight * chance * (1 - chance);
    }
  }
}

/** Weighted mean of half the squared error, or of the cross-entropy; what early stopping watches. */
export function meanLoss(
  { kind, outputs }: BoostingLoss,
  raw: Float64Array,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | null,
): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const weight = weights === null ? 1 : weights[row]!;
    const label = labels[row]!;
    total += weight;
    if (kind === 'squared') sum += (weight * (raw[row]! - label) ** 2) / 2;
    else if (kind === 'logistic') sum += weight * (softPlus(raw[row]!) - label * raw[row]!);
    else sum += weight * (logSum(raw, row * outputs, outputs) - raw[row * outputs + label]!);
  }
  return sum / total;
}

/** The chance of the second class, or of each. [outputs] */
export function writeChances(
  { kind, outputs }: BoostingLoss,
  raw: Float64Array,
  row: number,
  out: Float64Array,
): void {
  if (kind === 'logistic') {
    out[0] = sigmoid(raw[row]!);
    return;
  }
  const log = logSum(raw, row * outputs, outputs);
  for (let k = 0; k < outputs; k++) out[k] = Math.exp(raw[row * outputs + k]! - log);
}

function softPlus(score: number): number {
  return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
}

function logSum(raw: Float64Array, from: number, length: number): number {
  let largest = -Infinity;
  for (let k = 0; k < length; k++) if (raw[from + k]! > largest) largest = raw[from + k]!;
  let sum = 0;
  for (let k = 0; k < length; k++) sum += Math.exp(raw[from + k]! - largest);
  return largest + Math.log(sum);
}
