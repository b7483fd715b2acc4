import type { ModelShape, NamedArrays } from '@core/lstm/shape';
import { assertNever } from '@shared/errors';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { listOf, type Sequence } from '../sequence';
import type { Layer, LayerPass, OutputGradient } from './layer';
import {
  type Bar,
  type BarGradient,
  type BarState,
  backwardBar,
  type Fixed,
  forwardBar,
  type Matrices,
  makeConstants,
} from './op-bar';
import { packLayer, unpackLayerGradient } from './op-pack';

/** Layer `index` op by op, as every backend of TensorFlow.js can run it. `mask`: over the recurrent input. [hidden, batch] */
export function opLayer(
  tf: TensorFlow,
  shape: ModelShape,
  weights: NamedArrays,
  index: number,
  mask: Tensor2D | null,
): Layer {
  const matrices = upload(tf, shape, weights, index);
  const constants = makeConstants(tf);
  return {
    forward(inputs) {
      const list = listOf(tf, inputs);
      const batch = list[0]!.shape[1];
      const zero: Tensor2D = tf.zeros([shape.hidden, batch]);
      const ones: Tensor2D = tf.ones([1, batch]);
      return passOf(tf, shape, index, { matrices, mask, zero, ones, constants }, list);
    },
  };
}

function passOf(
  tf: TensorFlow,
  shape: ModelShape,
  index: number,
  fixed: Fixed,
  inputs: readonly Tensor2D[],
): LayerPass {
  const bars = forwardBars(tf, fixed, inputs);
  const doubled = (half: Tensor2D) => tf.mul<Tensor2D>(half, fixed.constants.two); // from E to h
  return {
    last: doubled(bars.at(-1)!.output),
    outputs: () => ({ kind: 'list', bars: bars.map(({ output }) => doubled(output)) }),
    backward(gradient, into) {
      const gates = backwardBars(tf, fixed, bars, gradientsByBar(tf, gradient, bars.length, doubled));
      const matrices = outerProducts(tf, gates, bars);
      unpackLayerGradient(shape, matrices.dataSync<'float32'>(), index, into);
      return inputGradient(tf, fixed.matrices, gates);
    },
  };
}

function upload(tf: TensorFlow, shape: ModelShape, weights: NamedArrays, index: number): Matrices {
  const { hidden } = shape;
  const packed = packLayer(shape, weights, index);
  const back = (values: Float32Array) => tf.tensor2d(values, [hidden, 4 * hidden]);
  return {
    gates: packed.gates.map((values) => tf.tensor2d(values, [hidden, values.length / hidden])),
    toRecurrent: back(packed.toRecurrent),
    toBelow: packed.toBelow === null ? null : back(packed.toBelow),
  };
}

function forwardBars(tf: TensorFlow, fixed: Fixed, inputs: readonly Tensor2D[]): readonly Bar[] {
  const bars: Bar[] = [];
  let before: BarState = { cell: fixed.zero, output: fixed.zero };
  for (const input of inputs) {
    const bar = forwardBar(tf, fixed, input, before);
    bars.push(bar);
    before = bar;
  }
  return bars;
}

/** d loss / d E of each bar from above, null where nothing comes from there: twice d loss / d h. */
function gradientsByBar(
  tf: TensorFlow,
  above: OutputGradient,
  bars: number,
  doubled: (half: Tensor2D) => Tensor2D,
): readonly (Tensor2D | null)[] {
  switch (above.kind) {
    case 'last':
      return [...new Array<null>(bars - 1).fill(null), doubled(above.gradient)];
    case 'same':
      return new Array<Tensor2D>(bars).fill(doubled(above.gradient));
    case 'each':
      return listOf(tf, above.gradients).map(doubled);
    default:
      return assertNever(above);
  }
}

/** d loss / d gates of each bar, before their activations. [4 * hidden, batch] */
function backwardBars(
  tf: TensorFlow,
  fixed: Fixed,
  bars: readonly Bar[],
  above: readonly (Tensor2D | null)[],
): readonly Tensor2D[] {
  const { zero } = fixed;
  const gates: Tensor2D[] = [];
  let carried: BarGradient = { gates: zero, cell: zero, output: zero };
  for (let t = bars.length - 1; t >= 0; t--) {
    const cellBefore = t > 0 ? bars[t - 1]!.cell : zero;
    carried = backwardBar(tf, fixed, bars[t]!, cellBefore, above[t] ?? null, carried);
    gates.unshift(carried.gates);
  }
  return gates;
}

function inputGradient(tf: TensorFlow, { toBelow }: Matrices, gates: readonly Tensor2D[]): Sequence | null {
  if (toBelow === null) return null;
  return { kind: 'list', bars: gates.map((bar) => tf.matMul<Tensor2D>(toBelow, bar)) };
}

/** The sum over bars of gate gradient times joined inputs transposed, as one product over all bars: [4 * hidden, K]. */
function outerProducts(tf: TensorFlow, gateGradients: readonly Tensor2D[], bars: readonly Bar[]): Tensor2D {
  const stacked = (list: readonly Tensor2D[], order: number[]) =>
    tf.tidy(() => tf.transpose(tf.stack([...list]), order));
  return tf.tidy(() => {
    const [units, batch] = gateGradients[0]!.shape;
    const rows = bars[0]!.joined.shape[0];
    const columns = bars.length * batch;
    // Transposed by hand: the WebAssembly matMul falls to a slow loop when told to transpose.
    const left = stacked(gateGradients, [1, 0, 2]); // [4 * hidden, time, batch]
    const right = stacked(
      bars.map((bar) => bar.joined),
      [0, 2, 1],
    ); // [time, batch, K]
    return tf.matMul<Tensor2D>(tf.reshape(left, [units, columns]), tf.reshape(right, [columns, rows]));
  });
}
