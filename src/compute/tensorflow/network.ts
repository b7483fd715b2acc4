import { type Loss, lossAndGradient } from '@core/lstm/losses';
import type { ModelShape, NamedArrays } from '@core/lstm/shape';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { type Masks, noMasks } from './gather';
import { dense, type HeadPass } from './head';
import { createLayer } from './layers/create';
import type { LayerPass } from './layers/layer';
import type { TensorFlow } from './load';
import { type PooledPass, pool } from './pooling';
import { listOf, masked, type Sequence } from './sequence';

/** A part of a batch. */
export interface Samples {
  readonly inputs: Sequence; // [features, samples] a bar
  readonly labels: Float32Array;
  readonly masks: Masks;
  /** Rows of the whole batch, by which its loss is divided. */
  readonly batchRows: number;
}

/** Forward and backward through the whole network; leaves no tensor behind. */
export class Network {
  constructor(
    private readonly tf: TensorFlow,
    private readonly shape: ModelShape,
    private readonly loss: Loss,
  ) {}

  /** What the head says of each sample, dropout off. [samples, outputs] */
  outputs(weights: NamedArrays, inputs: Sequence): Float32Array {
    return this.tf.tidy(() => this.forward(weights, inputs, noMasks).head.outputs);
  }

  /** The samples' share of the batch's loss; adds their share of its gradients to `into`. */
  addGradients(weights: NamedArrays, samples: Samples, into: NamedArrays): number {
    const { inputs, labels, masks, batchRows } = samples;
    return this.tf.tidy(() => {
      const pass = this.forward(weights, inputs, masks);
      const { loss, gradient } = lossAndGradient(this.loss, pass.head.outputs, labels, batchRows);
      this.backward(pass, gradient, masks, into);
      return loss;
    });
  }

  private forward(weights: NamedArrays, inputs: Sequence, masks: Masks): Pass {
    const { tf, shape } = this;
    const layers: LayerPass[] = [];
    let below = inputs;
    for (let k = 0; k < shape.layers; k++) {
      const recurrentMask = matrixOf(tf, masks.recurrent?.[k]);
      layers.push(createLayer(tf, shape, weights, k, recurrentMask).forward(below));
      if (k < shape.layers - 1) below = masked(tf, layers[k]!.outputs(), masks.outputs?.[k]);
    }
    const pooled = pool(tf, shape, weights, layers.at(-1)!);
    const headMask = matrixOf(tf, masks.outputs?.[shape.layers - 1]);
    return { layers, pooled, headMask, head: dense(tf, shape, weights, drop(tf, pooled.pooled, headMask)) };
  }

  private backward(pass: Pass, outputGradient: Float64Array, masks: Masks, into: NamedArrays): void {
    const { tf } = this;
    const features = pass.head.backward(outputGradient, into);
    let above = pass.pooled.backward(drop(tf, features, pass.headMask), into);
    for (let k = pass.layers.length - 1; k >= 0; k--) {
      const below = pass.layers[k]!.backward(above, into);
      if (below !== null) above = { kind: 'each', gradients: masked(tf, below, masks.outputs?.[k - 1]) };
    }
  }
}

/** What the backward pass needs of the forward pass. */
interface Pass {
  readonly layers: readonly LayerPass[];
  readonly pooled: PooledPass;
  readonly headMask: Tensor2D | null; // [hidden, samples]
  readonly head: HeadPass;
}

/** The only bar of the sequence. */
function matrixOf(tf: TensorFlow, sequence: Sequence | undefined): Tensor2D | null {
  return sequence === undefined ? null : listOf(tf, sequence)[0]!;
}

function drop(tf: TensorFlow, values: Tensor2D, mask: Tensor2D | null): Tensor2D {
  return mask === null ? values : tf.mul<Tensor2D>(values, mask);
}
