import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './load';
import type { PackedLayer } from './pack';

/** A layer's matrices on the device; see `pack.ts` for layouts, scales and the meaning of D, E, q and r. */
export interface LayerTensors {
  readonly gates: readonly Tensor2D[];
  readonly toRecurrent: Tensor2D;
  readonly toBelow: Tensor2D | null;
}

/** One bar of one layer, as the backward pass needs it; all [hidden, batch] but `joined` [K, batch]. */
type Bar = {
  readonly joined: Tensor2D;
  readonly gates: Tensor2D[];
  readonly q: Tensor2D;
  readonly r: Tensor2D;
  readonly cell: Tensor2D; // D
  readonly output: Tensor2D; // E
};

export interface LayerTrace {
  readonly bars: readonly Bar[];
  /** Zeros [hidden, batch]: the state before the first bar. */
  readonly zero: Tensor2D;
}

export interface LayerGradients {
  /** Of the four gates' matrices, one above the other: [4 * hidden, K]. */
  readonly matrices: Tensor2D;
  /** Of E of the layer below, one a bar [hidden, batch]; empty for the first layer. */
  readonly below: readonly Tensor2D[];
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

export function uploadLayer(tf: TensorFlow, packed: PackedLayer, hidden: number): LayerTensors {
  const back = (values: Float32Array) => tf.tensor2d(values, [hidden, 4 * hidden]);
  return {
    gates: packed.gates.map((values) => tf.tensor2d(values, [hidden, values.length / hidden])),
    toRecurrent: back(packed.toRecurrent),
    toBelow: packed.toBelow === null ? null : back(packed.toBelow),
  };
}

/** `inputs`: one tensor a bar, [inputs + 1, batch], the last row ones. */
export function forwardLayer(
  tf: TensorFlow,
  layer: LayerTensors,
  inputs: readonly Tensor2D[],
  constants: Constants,
): LayerTrace {
  const zero = tf.zeros([layer.toRecurrent.shape[0], inputs[0]!.shape[1]!]) as Tensor2D;
  const bars: Bar[] = [];
  let before: { readonly cell: Tensor2D; readonly output: Tensor2D } = { cell: zero, output: zero };
  for (const input of inputs) {
    const bar = forwardBar(tf, layer, input, before, constants);
    bars.push(bar);
    before = bar;
  }
  return { bars, zero };
}

/**
 * Back through time. `above`: d loss / d E of each bar from the head or the layer above, null where there is none.
 */
export function backwardLayer(
  tf: TensorFlow,
  layer: LayerTensors,
  trace: LayerTrace,
  above: readonly (Tensor2D | null)[],
  constants: Constants,
): LayerGradients {
  const { bars, zero } = trace;
  const gateGradients: Tensor2D[] = [];
  const below: Tensor2D[] = [];
  let carried: BarGradient = { gates: zero, cell: zero, output: zero };
  for (let t = bars.length - 1; t >= 0; t--) {
    const cellBefore = t > 0 ? bars[t - 1]!.cell : zero;
    carried = backwardBar(tf, layer, bars[t]!, cellBefore, above[t] ?? null, carried, constants);
    gateGradients.unshift(carried.gates);
    if (layer.toBelow !== null) below.unshift(tf.matMul(layer.toBelow, carried.gates));
  }
  return { matrices: outerProducts(tf, gateGradients, bars), below };
}

/** What one bar hands to the bar before it, in time. */
type BarGradient = {
  readonly gates: Tensor2D; // [4 * hidden, batch], before the gates' activations
  readonly cell: Tensor2D;
  readonly output: Tensor2D;
};

function forwardBar(
  tf: TensorFlow,
  layer: LayerTensors,
  input: Tensor2D,
  before: { readonly cell: Tensor2D; readonly output: Tensor2D },
  { half, two, four }: Constants,
): Bar {
  return tf.tidy(() => {
    const joined = tf.concat([before.output, input], 0);
    const gates = layer.gates.map((matrix) => tf.sigmoid(tf.matMul<Tensor2D>(matrix, joined)));
    const [f, i, o, s] = gates as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const q = tf.sub<Tensor2D>(tf.mul(s, four), two);
    const cell = tf.add<Tensor2D>(tf.mul(f, before.cell), tf.mul(i, q));
    const r = tf.sub<Tensor2D>(tf.sigmoid(cell), half);
    return { joined, gates, q, r, cell, output: tf.mul<Tensor2D>(o, r) };
  });
}

function backwardBar(
  tf: TensorFlow,
  layer: LayerTensors,
  bar: Bar,
  cellBefore: Tensor2D,
  above: Tensor2D | null,
  carried: BarGradient,
  { quarter }: Constants,
): BarGradient {
  return tf.tidy(() => {
    const [f, i, o] = bar.gates as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const dOutput = above === null ? carried.output : tf.add<Tensor2D>(above, carried.output);
    const slope = tf.sub(quarter, tf.square(bar.r));
    const dCell = tf.add<Tensor2D>(carried.cell, tf.mul(tf.mul(dOutput, o), slope));
    const dActivated = tf.concat(
      [tf.mul(dCell, cellBefore), tf.mul(dCell, bar.q), tf.mul(dOutput, bar.r), tf.mul(dCell, i)],
      0,
    );
    const activated = tf.concat([...bar.gates], 0);
    const gates = tf.mul<Tensor2D>(dActivated, tf.sub(activated, tf.square(activated)));
    return { gates, cell: tf.mul<Tensor2D>(dCell, f), output: tf.matMul(layer.toRecurrent, gates) };
  });
}

/** The sum over bars of gate gradient times joined inputs transposed, as one product over all bars: [4 * hidden, K]. */
function outerProducts(tf: TensorFlow, gateGradients: readonly Tensor2D[], bars: readonly Bar[]): Tensor2D {
  return tf.tidy(() => {
    const [units, batch] = gateGradients[0]!.shape;
    const rows = bars[0]!.joined.shape[0];
    const columns = bars.length * batch;
    // Transposed by hand: the WebAssembly matMul falls to a slow loop when told to transpose.
    const left = tf.transpose(tf.stack([...gateGradients]), [1, 0, 2]); // [4 * hidden, time, batch]
    const right = tf.transpose(tf.stack(bars.map((bar) => bar.joined)), [0, 2, 1]); // [time, batch, K]
    return tf.matMul<Tensor2D>(tf.reshape(left, [units, columns]), tf.reshape(right, [columns, rows]));
  });
}
