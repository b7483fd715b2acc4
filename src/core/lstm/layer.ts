import type { Floats } from './shape';

/** Parameters of one layer: kernel [I, 4H], recurrent [H, 4H], bias [4H], columns forget, input, output, candidate. */
export interface LayerParameters<A extends Floats = Float64Array> {
  readonly kernel: A;
  readonly recurrent: A;
  readonly bias: A;
}

/** Sizes of one layer's pass over a batch. */
export interface LayerSize {
  readonly batch: number;
  readonly lookback: number;
  readonly inputs: number;
  readonly hidden: number;
}

/** What the backward pass needs of the forward pass. */
export interface LayerPass {
  readonly inputs: Float64Array; // [batch, lookback, inputs]
  readonly gates: Float64Array; // [batch, lookback, 4 * hidden], after their sigmoid or tanh
  readonly cells: Float64Array; // [batch, lookback, hidden]
  readonly outputs: Float64Array; // [batch, lookback, hidden]
}

/**
 * One LSTM layer over a batch of sequences, from zero state (Hochreiter and Schmidhuber 1997 with the forget gate of Gers,
 * Schmidhuber and Cummins 2000):
 *
 *   f = s(Wf [h, x] + bf)   i = s(Wi [h, x] + bi)   g = tanh(Wc [h, x] + bc)
 *   c = f c + i g           o = s(Wo [h, x] + bo)   h = o tanh(c)
 *
 * `recurrentMask` [batch, hidden] multiplies the h that the gates read, the same at every bar of a sequence (Gal and
 * Ghahramani, "A Theoretically Grounded Application of Dropout in Recurrent Neural Networks", NeurIPS 2016).
 */
export function forwardLayer(
  p: LayerParameters,
  size: LayerSize,
  inputs: Float64Array,
  recurrentMask: Floats | null = null,
): LayerPass {
  const { batch, lookback, hidden } = size;
  const gates = new Float64Array(batch * lookback * 4 * hidden);
  const cells = new Float64Array(batch * lookback * hidden);
  const outputs = new Float64Array(batch * lookback * hidden);
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < lookback; t++) {
      const row = b * lookback + t;
      const z = gates.subarray(row * 4 * hidden, (row + 1) * 4 * hidden);
      z.set(p.bias);
      addProduct(z, rowOf(inputs, row, size.inputs), p.kernel);
      if (t > 0) addProduct(z, before(outputs, row, b, hidden, recurrentMask), p.recurrent);
      activate(z, hidden);
      for (let j = 0; j < hidden; j++) {
        const cellBefore = t > 0 ? cells[(row - 1) * hidden + j]! : 0;
        const cell = z[j]! * cellBefore + z[hidden + j]! * z[3 * hidden + j]!;
        cells[row * hidden + j] = cell;
        outputs[row * hidden + j] = z[2 * hidden + j]! * Math.tanh(cell);
      }
    }
  }
  return { inputs, gates, cells, outputs };
}

/**
 * Backpropagation through time of `forwardLayer`. `outputGradient` is d loss / d outputs [batch, lookback, hidden]; adds to the
 * three arrays of `into` and returns d loss / d inputs [batch, lookback, inputs].
 */
export function backwardLayer(
  p: LayerParameters,
  size: LayerSize,
  pass: LayerPass,
  outputGradient: Float64Array,
  into: LayerParameters,
  recurrentMask: Floats | null = null,
): Float64Array {
  const { batch, lookback, hidden } = size;
  const inputGradient = new Float64Array(pass.inputs.length);
  for (let b = 0; b < batch; b++) {
    const dOutput = new Float64Array(hidden); // from the bar after
    const dCell = new Float64Array(hidden);
    const dz = new Float64Array(4 * hidden);
    for (let t = lookback - 1; t >= 0; t--) {
      const row = b * lookback + t;
      for (let j = 0; j < hidden; j++) dOutput[j]! += outputGradient[row * hidden + j]!;
      backwardCell(pass, row, t === 0, hidden, dOutput, dCell, dz);

      for (let j = 0; j < dz.length; j++) into.bias[j]! += dz[j]!;
      addOuter(into.kernel, rowOf(pass.inputs, row, size.inputs), dz);
      addTransposed(rowOf(inputGradient, row, size.inputs), p.kernel, dz);
      dOutput.fill(0);
      if (t > 0) {
        addOuter(into.recurrent, before(pass.outputs, row, b, hidden, recurrentMask), dz);
        addTransposed(dOutput, p.recurrent, dz);
        if (recurrentMask !== null) dOutput.set(dOutput.map((d, j) => d * recurrentMask[b * hidden + j]!));
      }
    }
  }
  return inputGradient;
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** One bar back: fills `dz` (before the gates' activations) and turns `dCell` into the gradient of the cell before. */
function backwardCell(
  pass: LayerPass,
  row: number,
  isFirst: boolean,
  hidden: number,
  dOutput: Float64Array,
  dCell: Float64Array,
  dz: Float64Array,
): void {
  const gate = rowOf(pass.gates, row, 4 * hidden);
  for (let j = 0; j < hidden; j++) {
    const f = gate[j]!;
    const i = gate[hidden + j]!;
    const o = gate[2 * hidden + j]!;
    const g = gate[3 * hidden + j]!;
    const before = isFirst ? 0 : pass.cells[(row - 1) * hidden + j]!;
    const squashed = Math.tanh(pass.cells[row * hidden + j]!);
    const dc = dCell[j]! + dOutput[j]! * o * (1 - squashed * squashed);
    dz[j] = dc * before * f * (1 - f);
    dz[hidden + j] = dc * g * i * (1 - i);
    dz[2 * hidden + j] = dOutput[j]! * squashed * o * (1 - o);
    dz[3 * hidden + j] = dc * i * (1 - g * g);
    dCell[j] = dc * f;
  }
}

/** The outputs that the gates of `row`, of sample `b`, read: those of the bar before, masked. */
function before(
  outputs: Float64Array,
  row: number,
  b: number,
  hidden: number,
  mask: Floats | null,
): Float64Array {
  const h = rowOf(outputs, row - 1, hidden);
  return mask === null ? h : h.map((value, j) => value * mask[b * hidden + j]!);
}

function activate(z: Float64Array, hidden: number): void {
  for (let j = 0; j < 3 * hidden; j++) z[j] = sigmoid(z[j]!);
  for (let j = 3 * hidden; j < 4 * hidden; j++) z[j] = Math.tanh(z[j]!);
}

function rowOf(matrix: Float64Array, row: number, width: number): Float64Array {
  return matrix.subarray(row * width, (row + 1) * width);
}

/** z += x W, for W [x, z]. */
function addProduct(z: Float64Array, x: Float64Array, w: Float64Array): void {
  for (let k = 0; k < x.length; k++) {
    for (let j = 0; j < z.length; j++) z[j]! += x[k]! * w[k * z.length + j]!;
  }
}

/** x += W z, for W [x, z]. */
function addTransposed(x: Float64Array, w: Float64Array, z: Float64Array): void {
  for (let k = 0; k < x.length; k++) {
    let sum = 0;
    for (let j = 0; j < z.length; j++) sum += w[k * z.length + j]! * z[j]!;
    x[k]! += sum;
  }
}

/** W += x z', for W [x, z]. */
function addOuter(w: Float64Array, x: Float64Array, z: Float64Array): void {
  for (let k = 0; k < x.length; k++) {
    for (let j = 0; j < z.length; j++) w[k * z.length + j]! += x[k]! * z[j]!;
  }
}
