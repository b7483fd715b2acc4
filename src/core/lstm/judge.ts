import { assertNever } from '@shared/errors';
import { type Loss, lossAndGradient, outputsOf, plainLoss } from './losses';
import type { Floats } from './shape';

export interface Judgement {
  /** Mean plain loss (`plainLoss`): without class weights and label smoothing. NaN as soon as one output is. */
  readonly loss: number;
  /** Share of rows whose class was said right; of a number, the share whose side of `noChange` was. */
  readonly accuracy: number;
}

/**
 * Judges head outputs [rows, outputs] against labels [rows], as the training curves show it.
 *
 * @param noChange the label of a bar after which nothing changes; read for losses on numbers only.
 */
export function judge(loss: Loss, outputs: Floats, labels: Floats, noChange = 0): Judgement {
  const width = outputsOf(loss);
  let right = 0;
  // By place, not by a subarray a row: V8 13.6 now and then optimised that so that a call judged the outputs of the one after it.
  for (let i = 0; i < labels.length; i++) {
    if (isRight(loss, outputs, i * width, labels[i]!, noChange)) right++;
  }
  return { loss: lossAndGradient(plainLoss(loss), outputs, labels).loss, accuracy: right / labels.length };
}

/** @param at where the outputs of the row begin */
function isRight(loss: Loss, outputs: Floats, at: number, label: number, noChange: number): boolean {
  const first = outputs[at]!;
  switch (loss.kind) {
    case 'binary':
      return first > 0 === (label === 1);
    case 'categorical':
      return likeliest(outputs.subarray(at, at + outputsOf(loss))) === label;
    case 'squared':
    case 'huber':
    case 'gaussian':
      return first > noChange === label > noChange;
    case 'quantile':
      return (
        medianOf(outputs.subarray(at, at + outputsOf(loss)), loss.levels) > noChange === label > noChange
      );
    default:
      return assertNever(loss);
  }
}

function likeliest(outputs: Floats): number {
  return outputs.indexOf(Math.max(...outputs));
}

/** The output whose level is nearest to one half. */
function medianOf(outputs: Floats, levels: readonly number[]): number {
  const distances = levels.map((level) => Math.abs(level - 0.5));
  return outputs[distances.indexOf(Math.min(...distances))]!;
}
