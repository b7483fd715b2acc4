import { backwardLayer, forwardLayer, type LayerPass, type LayerSize } from './layer';
import { type ClassWeights, weightedCrossEntropy } from './loss';
import { type Floats, headOf, inputsOf, layerOf, type ModelShape, type NamedArrays, zeros64 } from './shape';

/** Sequences and their labels. */
export interface Batch {
  readonly inputs: Float64Array; // [batch, lookback, features]
  readonly labels: Floats; // [batch], 0 or 1
}

/**
 * What dropout multiplies by, one mask a layer: over the outputs of each layer but the last [batch, lookback, hidden], then
 * over the last output of the last layer [batch, hidden]. Values are 0 or 1 / (1 - rate). Null: no dropout.
 */
export type DropoutMasks = readonly Floats[] | null;

export interface ForwardPass {
  readonly logits: Float64Array; // [batch]
  readonly layers: readonly LayerPass[];
  /** What the head reads, after dropout. */
  readonly features: Float64Array; // [batch, hidden]
}

/** The whole network in float64: the oracle that every device is held against, written to be read, not to be fast. */
export function forward(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  inputs: Float64Array,
  masks: DropoutMasks = null,
): ForwardPass {
  const { layers: depth, hidden, lookback } = shape;
  const batch = inputs.length / (lookback * shape.features);
  const layers: LayerPass[] = [];
  let below = inputs;
  for (let k = 0; k < depth; k++) {
    const pass = forwardLayer(layerOf(weights, k), sizeOf(shape, k, batch), below);
    layers.push(pass);
    if (k < depth - 1) below = masked(pass.outputs, masks?.[k]);
  }
  const features = masked(lastOutputs(layers[depth - 1]!.outputs, batch, shape), masks?.[depth - 1]);
  const head = headOf(weights);
  const logits = new Float64Array(batch);
  for (let b = 0; b < batch; b++) {
    let z = head.bias[0]!;
    for (let j = 0; j < hidden; j++) z += features[b * hidden + j]! * head.kernel[j]!;
    logits[b] = z;
  }
  return { logits, layers, features };
}

/** Mean class-weighted cross-entropy of the batch (`weightedCrossEntropy`) and its gradient for every parameter. */
export function lossAndGradients(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  batch: Batch,
  classWeights: ClassWeights,
  masks: DropoutMasks = null,
): { readonly loss: number; readonly gradients: NamedArrays<Float64Array> } {
  const pass = forward(shape, weights, batch.inputs, masks);
  const { loss, gradient } = weightedCrossEntropy(pass.logits, batch.labels, classWeights);
  return { loss, gradients: backward(shape, weights, pass, gradient, masks) };
}

function backward(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  pass: ForwardPass,
  logitGradient: Float64Array,
  masks: DropoutMasks,
): NamedArrays<Float64Array> {
  const gradients = zeros64(shape);
  const batch = logitGradient.length;
  let above = backwardHead(shape, weights, pass, logitGradient, masks, gradients);
  for (let k = shape.layers - 1; k >= 0; k--) {
    const size = sizeOf(shape, k, batch);
    const below = backwardLayer(layerOf(weights, k), size, pass.layers[k]!, above, layerOf(gradients, k));
    if (k > 0) above = masked(below, masks?.[k - 1]);
  }
  return gradients;
}

/** Adds the head's gradients to `into`; returns d loss / d outputs of the last layer [batch, lookback, hidden]. */
function backwardHead(
  shape: ModelShape,
  weights: NamedArrays<Float64Array>,
  pass: ForwardPass,
  logitGradient: Float64Array,
  masks: DropoutMasks,
  into: NamedArrays<Float64Array>,
): Float64Array {
  const { hidden, lookback, layers } = shape;
  const head = headOf(weights);
  const gradient = headOf(into);
  const mask = masks?.[layers - 1];
  const outputs = new Float64Array(logitGradient.length * lookback * hidden);
  for (let b = 0; b < logitGradient.length; b++) {
    const d = logitGradient[b]!;
    gradient.bias[0]! += d;
    for (let j = 0; j < hidden; j++) {
      gradient.kernel[j]! += d * pass.features[b * hidden + j]!;
      outputs[((b + 1) * lookback - 1) * hidden + j] = d * head.kernel[j]! * (mask?.[b * hidden + j] ?? 1);
    }
  }
  return outputs;
}

function sizeOf(shape: ModelShape, layer: number, batch: number): LayerSize {
  return { batch, lookback: shape.lookback, inputs: inputsOf(shape, layer), hidden: shape.hidden };
}

function lastOutputs(outputs: Float64Array, batch: number, { lookback, hidden }: ModelShape): Float64Array {
  const last = new Float64Array(batch * hidden);
  for (let b = 0; b < batch; b++) {
    const end = (b + 1) * lookback * hidden;
    last.set(outputs.subarray(end - hidden, end), b * hidden);
  }
  return last;
}

function masked(values: Float64Array, mask: Floats | undefined): Float64Array {
  return mask === undefined ? values : values.map((value, i) => value * mask[i]!);
}
