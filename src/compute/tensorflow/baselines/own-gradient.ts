import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';

/** What an op says, and what its way back needs: its inputs too, but the model's weights, are gone by then if not kept. */
export interface Forward<T extends Tensor> {
  readonly value: T;
  readonly kept: Tensor[];
}

/**
 * An op with its gradient. All that these models do between weights and loss is made of such ops: tfjs-core registers no gradients
 * of its own (the umbrella package does), and those it has take more and slower ops to the same result.
 *
 * @param backward from d loss / d value and what was kept to d loss / d inputs, in their order.
 */
export function ownGradient<T extends Tensor>(
  tf: TensorFlow,
  inputs: readonly Tensor[],
  forward: () => Forward<T>,
  backward: (gradient: T, kept: readonly Tensor[]) => Tensor[],
): T {
  return tf.customGrad<T>((...given) => {
    const save = given.at(-1);
    const { value, kept } = forward();
    if (typeof save === 'function') save(kept);
    return { value, gradFunc: backward };
  })(...inputs);
}
