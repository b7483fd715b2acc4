import { type DropoutMasks, noDropout } from './dropout';
import { backwardLayer, forwardLayer, type LayerPass, type LayerSize } from './layer';
import { type Loss, lossAndGradient } from './losses';
import { backwardPool, type PooledPass, pool } from './pooling';
import { type Floats, headOf, inputsOf, layerOf, type ModelShape, type NamedArrays, zeros64 } from './shape';

/** Sequences and their labels. */
export interface Batch {
  readonly inputs: Float64Array; // [batch, lookback, features]
  readonly labels: Floats; // [batch]
}

export interface ForwardPass {
  /** What the head says, before any link function. [batch, outputs] */
  readonly outputs: Float64Array;
  readonly layers: readonly LayerPass[];
  readonly pool: PooledPass;
  /** What the head reads, after dropout. */
  readonly features: Float64Array; // [batch, hidden]
}

/** The whole network in float64: the oracle that every device is held against, written to be read, not to be fast. */
export function forward(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  inputs: Float64Array,
  masks: DropoutMasks = noDropout,
): ForwardPass {
  const { layers: depth, lookback } = shape;
  const batch = inputs.length / (lookback * shape.features);
  const layers: LayerPass[] = [];
  let below = inputs;
  for (let k = 0; k < depth; k++) {
    const pass = forwardLayer(layerOf(weights, k), sizeOf(shape, k, batch), below, masks.recurrent?.[k]);
    layers.push(pass);
    if (k < depth - 1) below = masked(pass.outputs, masks.outputs?.[k]);
  }
  const pooled = pool(shape, weights, layers[depth - 1]!.outputs);
  const features = masked(pooled.pooled, masks.outputs?.[depth - 1]);
  return { outputs: dense(shape, weights, features, batch), layers, pool: pooled, features };
}

/** Mean loss of the batch (`lossAndGradient`) and its gradient for every parameter. */
export function lossAndGradients(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  batch: Batch,
  loss: Loss,
  masks: DropoutMasks = noDropout,
): { readonly loss: number; readonly gradients: NamedArrays<Float64Array> } {
  const pass = forward(shape, weights, batch.inputs, masks);
  const judged = lossAndGradient(loss, pass.outputs, batch.labels);
  return { loss: judged.loss, gradients: backward(shape, weights, pass, judged.gradient, masks) };
}

function dense(
  { hidden, outputs }: ModelShape,
  weights: NamedArrays<Float64Array>,
  features: Float64Array,
  batch: number,
): Float64Array {
  const head = headOf(weights);
  const said = new Float64Array(batch * outputs);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < outputs; k++) {
      let z = head.bias[k]!;
      for (let j = 0; j < hidden; j++) z += features[b * hidden + j]! * head.kernel[j * outputs + k]!;
      said[b * outputs + k] = z;
    }
  }
  return said;
}

function backward(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  pass: ForwardPass,
  outputGradient: Float64Array,
  masks: DropoutMasks,
): NamedArrays<Float64Array> {
  const gradients = zeros64(shape);
  const batch = outputGradient.length / shape.outputs;
  const top = shape.layers - 1;
  const features = backwardHead(shape, weights, pass, outputGradient, gradients);
  const pooled = masked(features, masks.outputs?.[top]);
  let above = backwardPool(shape, weights, pass.pool, pass.layers[top]!.outputs, pooled, gradients);
  for (let k = top; k >= 0; k--) {
    const below = backwardLayer(
      layerOf(weights, k),
      sizeOf(shape, k, batch),
      pass.layers[k]!,
      above,
      layerOf(gradients, k),
      masks.recurrent?.[k],
    );
    if (k > 0) above = masked(below, masks.outputs?.[k - 1]);
  }
  return gradients;
}

/** Adds the head's gradients to `into`; returns d loss / d features [batch, hidden]. */
function backwardHead(
  { hidden, outputs }: ModelShape,
  weights: NamedArrays<Float64Array>,
  { features }: ForwardPass,
  outputGradient: Float64Array,
  into: NamedArrays<Float64Array>,
): Float64Array {
  const head = headOf(weights);
  const gradient = headOf(into);
  const featureGradient = new Float64Array(features.length);
  for (let b = 0; b < features.length / hidden; b++) {
    for (let k = 0; k < outputs; k++) {
      const d = outputGradient[b * outputs + k]!;
      gradient.bias[k]! += d;
      for (let j = 0; j < hidden; j++) {
        gradient.kernel[j * outputs + k]! += d * features[b * hidden + j]!;
        featureGradient[b * hidden + j]! += d * head.kernel[j * outputs + k]!;
      }
    }
  }
  return featureGradient;
}

function sizeOf(shape: ModelShape, layer: number, batch: number): LayerSize {
  return { batch, lookback: shape.lookback, inputs: inputsOf(shape, layer), hidden: shape.hidden };
}

function masked(values: Float64Array, mask: Floats | undefined): Float64Array {
  return mask === undefined ? values : values.map((value, i) => value * mask[i]!);
}
