import { gates, inputsOf, layerOf, type ModelShape, type NamedArrays } from '@core/lstm/shape';

/**
 * The layout in which a layer is computed op by op. Everything is transposed, [units, batch], so that a gate is a matrix of its own
 * and joining the inputs of a bar is one contiguous copy. Tanh is slow on the WebAssembly backend and sigmoid
 * is fast, so tanh(x) = 2 s(2x) - 1 is used throughout, on scaled quantities that save the scaling steps:
 *
 *   D = 2 c      E = h / 2      q = 4 s(2 zc) - 2 = 2 g      r = s(D) - 1/2 = tanh(c) / 2
 *   D' = f D + i q              E = o r
 *
 * A bar reads [E of the bar before; inputs; 1], K = H + I + 1 rows, and the matrices below carry the scales: columns
 * that meet E are doubled, the candidate's rows are doubled. All scales are powers of two, so they change no bits.
 */
export interface PackedLayer {
  /** Forget, input, output, candidate: each [hidden, K]. */
  readonly gates: readonly Float32Array[];
  /** Takes the gradient of the four gates [4 * hidden, batch] back to E of the bar before: [hidden, 4 * hidden]. */
  readonly toRecurrent: Float32Array;
  /** The same back to h of the layer below: [hidden, 4 * hidden]; null in the first layer. */
  readonly toBelow: Float32Array | null;
}

/**
 * The backward pass leaves the candidate's gradient a quarter of what it is (dD/ds = 4 i, the 4 left out); the matrices that read it
 * and `unpackLayerGradient` put it back.
 */
const candidateDeferred = 4;
const candidateRows = 2;
const outputColumns = 2;
const candidate = gates.indexOf('candidate');

export function packLayer(shape: ModelShape, weights: NamedArrays, layer: number): PackedLayer {
  const { hidden } = shape;
  const rows = joinedRows(shape, layer);
  const packed = gates.map(() => new Float32Array(hidden * rows));
  forEachWeight(shape, weights, layer, (array, at, gate, unit, row, scale) => {
    packed[gate]![unit * rows + row] = array[at]! * scale;
  });
  return {
    gates: packed,
    toRecurrent: transposeOf(packed, hidden, rows, 0),
    toBelow: layer === 0 ? null : transposeOf(packed, hidden, rows, hidden),
  };
}

/** Adds `packed` [4 * hidden, K], the gradient of the layer's matrices, to the canonical `into`. */
export function unpackLayerGradient(
  shape: ModelShape,
  packed: Float32Array,
  layer: number,
  into: NamedArrays,
): void {
  const rows = joinedRows(shape, layer);
  forEachWeight(shape, into, layer, (array, at, gate, unit, row, scale) => {
    const deferred = gate === candidate ? candidateDeferred : 1;
    array[at]! += packed[(gate * shape.hidden + unit) * rows + row]! * scale * deferred;
  });
}

/** K of the layer. */
export function joinedRows(shape: ModelShape, layer: number): number {
  return shape.hidden + inputsOf(shape, layer) + 1;
}

type Visit = (
  array: Float32Array,
  at: number,
  gate: number,
  unit: number,
  row: number,
  /** Of the packed weight against the canonical one. */
  scale: number,
) => void;

/** Walks the layer's three tensors with the place and scale of each weight in the packed matrices. */
function forEachWeight(shape: ModelShape, arrays: NamedArrays, layer: number, visit: Visit): void {
  const { hidden } = shape;
  const inputs = inputsOf(shape, layer);
  const { kernel, recurrent, bias } = layerOf(arrays, layer);
  const parts = [
    { array: recurrent, rows: hidden, first: 0, scale: outputColumns },
    { array: kernel, rows: inputs, first: hidden, scale: 1 },
    { array: bias, rows: 1, first: hidden + inputs, scale: 1 },
  ];
  for (const { array, rows, first, scale } of parts) {
    let at = 0;
    for (let row = 0; row < rows; row++) {
      for (let gate = 0; gate < gates.length; gate++) {
        const gateScale = gate === candidate ? scale * candidateRows : scale;
        for (let unit = 0; unit < hidden; unit++) visit(array, at++, gate, unit, first + row, gateScale);
      }
    }
  }
}

/** Columns `from` ... `from` + hidden of the four matrices, transposed and side by side: [hidden, 4 * hidden]. */
function transposeOf(
  packed: readonly Float32Array[],
  hidden: number,
  rows: number,
  from: number,
): Float32Array {
  const back = new Float32Array(hidden * 4 * hidden);
  for (let k = 0; k < hidden; k++) {
    for (let gate = 0; gate < gates.length; gate++) {
      const deferred = gate === candidate ? candidateDeferred : 1;
      for (let unit = 0; unit < hidden; unit++) {
        back[k * 4 * hidden + gate * hidden + unit] = packed[gate]![unit * rows + from + k]! * deferred;
      }
    }
  }
  return back;
}
