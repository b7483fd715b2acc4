import { type ClassWeights, weightedCrossEntropy } from '@core/lstm/loss';
import { headOf, type ModelShape, type NamedArrays } from '@core/lstm/shape';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { maskByBar } from './gather';
import {
  backwardLayer,
  type Constants,
  forwardLayer,
  type LayerTensors,
  type LayerTrace,
  makeConstants,
  uploadLayer,
} from './layer';
import type { TensorFlow } from './load';
import { packHead, packLayer, unpackHeadGradient, unpackLayerGradient } from './pack';

/** A part of a batch: one array a bar, [features + 1, samples] (see `gatherWindows`). */
export interface Samples {
  readonly inputs: readonly Float32Array[];
  readonly labels: Float32Array;
  /** As `dropoutMasks` draws them for these samples; null without dropout. */
  readonly masks: readonly Float32Array[] | null;
  /** Rows of the whole batch, by which its loss is divided. */
  readonly batchRows: number;
}

/** Forward and backward through the whole network; leaves no tensor behind. */
export class Network {
  constructor(
    private readonly tf: TensorFlow,
    private readonly shape: ModelShape,
    private readonly classWeights: ClassWeights,
  ) {}

  /** One logit a sample. */
  logits(weights: NamedArrays, inputs: readonly Float32Array[]): Float32Array {
    return this.tf.tidy(() => this.forward(weights, inputs, null).logits);
  }

  /** The samples' share of the batch's loss; adds their share of its gradients to `into`. */
  addGradients(weights: NamedArrays, samples: Samples, into: NamedArrays): number {
    return this.tf.tidy(() => {
      const pass = this.forward(weights, samples.inputs, samples.masks);
      const { loss, gradient } = weightedCrossEntropy(
        pass.logits,
        samples.labels,
        this.classWeights,
        samples.batchRows,
      );
      this.backward(weights, pass, gradient, into);
      return loss;
    });
  }

  private forward(
    weights: NamedArrays,
    inputs: readonly Float32Array[],
    masks: readonly Float32Array[] | null,
  ): Pass {
    const { tf, shape } = this;
    const samples = inputs[0]!.length / (shape.features + 1);
    const constants = makeConstants(tf);
    const layers: LayerTensors[] = [];
    const traces: LayerTrace[] = [];
    const maskTensors = (masks ?? []).map((mask, k) => this.uploadMask(mask, k, samples));
    let below = inputs.map((bar) => tf.tensor2d(bar, [shape.features + 1, samples]));
    for (let k = 0; k < shape.layers; k++) {
      layers.push(uploadLayer(tf, packLayer(shape, weights, k), shape.hidden));
      traces.push(forwardLayer(tf, layers[k]!, below, constants));
      if (k < shape.layers - 1) below = this.inputsAbove(traces[k]!, maskTensors[k]);
    }
    const headMask = maskTensors[shape.layers - 1]?.[0];
    const features = masked(tf, traces.at(-1)!.bars.at(-1)!.output, headMask);
    const product = tf.matMul<Tensor2D>(tf.tensor2d(packHead(weights), [1, shape.hidden]), features);
    const bias = headOf(weights).bias[0]!;
    const logits = product.dataSync<'float32'>().map((z) => z + bias);
    return { logits, features, layers, traces, maskTensors, headMask, constants };
  }

  private backward(weights: NamedArrays, pass: Pass, logitGradient: Float64Array, into: NamedArrays): void {
    const { tf, shape } = this;
    const d = Float32Array.from(logitGradient);
    const headGradient = tf.matMul(pass.features, tf.tensor2d(d, [d.length, 1]));
    unpackHeadGradient(headGradient.dataSync<'float32'>(), sum(logitGradient), into);

    const toFeatures = tf.matMul<Tensor2D>(
      tf.tensor2d(packHead(weights), [shape.hidden, 1]),
      tf.tensor2d(d, [1, d.length]),
    );
    let above: (Tensor2D | null)[] = Array.from({ length: shape.lookback }, () => null);
    above[shape.lookback - 1] = masked(tf, toFeatures, pass.headMask);
    for (let k = shape.layers - 1; k >= 0; k--) {
      const gradients = backwardLayer(tf, pass.layers[k]!, pass.traces[k]!, above, pass.constants);
      unpackLayerGradient(shape, gradients.matrices.dataSync<'float32'>(), k, into);
      above = gradients.below.map((bar, t) => masked(tf, bar, pass.maskTensors[k - 1]?.[t]));
    }
  }

  /** What the layer above reads: outputs after dropout, and the row of ones. */
  private inputsAbove(trace: LayerTrace, mask: readonly Tensor2D[] | undefined): Tensor2D[] {
    const { tf } = this;
    const ones = tf.ones([1, trace.zero.shape[1]]) as Tensor2D;
    return trace.bars.map((bar, t) => tf.concat([masked(tf, bar.output, mask?.[t]), ones], 0));
  }

  private uploadMask(mask: Float32Array, layer: number, samples: number): readonly Tensor2D[] {
    const { hidden, layers, lookback } = this.shape;
    const bars = layer === layers - 1 ? 1 : lookback;
    return maskByBar(mask, bars, hidden).map((bar) => this.tf.tensor2d(bar, [hidden, samples]));
  }
}

/** What the backward pass needs of the forward pass. */
interface Pass {
  readonly logits: Float32Array;
  readonly features: Tensor2D; // [hidden, samples], after dropout
  readonly layers: readonly LayerTensors[];
  readonly traces: readonly LayerTrace[];
  readonly maskTensors: readonly (readonly Tensor2D[])[];
  readonly headMask: Tensor2D | undefined;
  readonly constants: Constants;
}

function masked(tf: TensorFlow, values: Tensor2D, mask: Tensor2D | undefined): Tensor2D {
  return mask === undefined ? values : tf.mul<Tensor2D>(values, mask);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
