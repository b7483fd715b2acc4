import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';

/** A layer's matrices on the device; see `op-pack.ts` for layouts, scales and the meaning of D, E, q and r. */
export interface Matrices {
  readonly gates: readonly Tensor2D[];
  readonly toRecurrent: Tensor2D;
  readonly toBelow: Tensor2D | null;
}

/** What stays the same from bar to bar of a batch. */
export interface Fixed {
  readonly matrices: Matrices;
  /** Over E on its way to the gates of the next bar. [hidden, batch] */
  readonly mask: Tensor2D | null;
  readonly zero: Tensor2D; // [hidden, batch]
  readonly ones: Tensor2D; // [1, batch]
  readonly constants: Constants;
}

/** Numbers of the recurrence as tensors, made once: a plain number in an op makes a new tensor each time. */
export interface Constants {
  readonly quarter: Scalar;
  readonly half: Scalar;
  readonly two: Scalar;
  readonly four: Scalar;
}

export function makeConstants(tf: TensorFlow): Constants {
  return { quarter: tf.scalar(0.25), half: tf.scalar(0.5), two: tf.scalar(2), four: tf.scalar(4) };
}

/** What a bar hands to the next one. [hidden, batch] each */
export type BarState = { readonly cell: Tensor2D; readonly output: Tensor2D }; // D, E

/** One bar of one layer, as the backward pass needs it; all [hidden, batch] but `joined` [K, batch]. */
export type Bar = BarState & {
  readonly joined: Tensor2D;
  readonly gates: Tensor2D[];
  readonly q: Tensor2D;
  readonly r: Tensor2D;
};

/** What a bar hands to the bar before it, in time. */
export type BarGradient = {
  readonly gates: Tensor2D; // [4 * hidden, batch], before the gates' activations
  readonly cell: Tensor2D;
  readonly output: Tensor2D;
};

/** `input` [inputs, batch] */
export function forwardBar(tf: TensorFlow, fixed: Fixed, input: Tensor2D, before: BarState): Bar {
  const { half, two, four } = fixed.constants;
  return tf.tidy(() => {
    const joined = tf.concat([maskedBy(tf, fixed, before.output), input, fixed.ones], 0);
    const gates = fixed.matrices.gates.map((matrix) => tf.sigmoid(tf.matMul<Tensor2D>(matrix, joined)));
    const [f, i, o, s] = gates as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const q = tf.sub<Tensor2D>(tf.mul(s, four), two);
    const cell = tf.add<Tensor2D>(tf.mul(f, before.cell), tf.mul(i, q));
    const r = tf.sub<Tensor2D>(tf.sigmoid(cell), half);
    return { joined, gates, q, r, cell, output: tf.mul<Tensor2D>(o, r) };
  });
}

/** `above`: d loss / d E from the head or the layer above, null where there is none. */
export function backwardBar(
  tf: TensorFlow,
  fixed: Fixed,
  bar: Bar,
  cellBefore: Tensor2D,
  above: Tensor2D | null,
  carried: BarGradient,
): BarGradient {
  return tf.tidy(() => {
    const [f, i, o] = bar.gates as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const dOutput = above === null ? carried.output : tf.add<Tensor2D>(above, carried.output);
    const slope = tf.sub(fixed.constants.quarter, tf.square(bar.r));
    const dCell = tf.add<Tensor2D>(carried.cell, tf.mul(tf.mul(dOutput, o), slope));
    const dActivated = tf.concat(
      [tf.mul(dCell, cellBefore), tf.mul(dCell, bar.q), tf.mul(dOutput, bar.r), tf.mul(dCell, i)],
      0,
    );
    const activated = tf.concat([...bar.gates], 0);
    const gates = tf.mul<Tensor2D>(dActivated, tf.sub(activated, tf.square(activated)));
    const output = maskedBy(tf, fixed, tf.matMul<Tensor2D>(fixed.matrices.toRecurrent, gates));
    return { gates, cell: tf.mul<Tensor2D>(dCell, f), output };
  });
}

function maskedBy(tf: TensorFlow, { mask }: Fixed, output: Tensor2D): Tensor2D {
  return mask === null ? output : tf.mul<Tensor2D>(output, mask);
}
