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
  for (let i = 0; i < labels.length; i++) {
    if (isRight(loss, outputs.subarray(i * width, (i + 1) * width), labels[i]!, noChange)) right++;
  }
  return { loss: lossAndGradient(plainLoss(loss), outputs, labels).loss, accuracy: right / labels.length };
}

function isRight(loss: Loss, outputs: Floats, label: number, noChange: number): boolean {
  switch (loss.kind) {
    case 'binary':
      return outputs[0]! > 0 === (label === 1);
    case 'categorical':
      return outputs.indexOf(Math.max(...outputs)) === label;
    case 'squared':
    case 'huber':
    case 'gaussian':
      return outputs[0]! > noChange === label > noChange;
    case 'quantile':
      return medianOf(outputs, loss.levels) > noChange === label > noChange;
    default:
      return assertNever(loss);
  }
}

/** The output whose level is nearest to one half. */
function medianOf(outputs: Floats, levels: readonly number[]): number {
  const distances = levels.map((level) => Math.abs(level - 0.5));
  return outputs[distances.indexOf(Math.min(...distances))]!;
}
