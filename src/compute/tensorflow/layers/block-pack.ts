import { gates, inputsOf, layerOf, type ModelShape, type NamedArrays } from '@core/lstm/shape';

/** The order of the columns in TensorFlow's `BlockLSTMV2`. */
const blockGates = ['input', 'forget', 'candidate', 'output'] as const;

/**
 * A layer's weights as `BlockLSTMV2` reads them, for rows of [inputs; 1; outputs of the bar before]: kernel, bias and recurrent
 * kernel one above the other, [inputs + 1 + hidden, 4 * hidden].
 */
export function packBlock(shape: ModelShape, weights: NamedArrays, layer: number): Float32Array {
  const packed = new Float32Array((inputsOf(shape, layer) + 1 + shape.hidden) * 4 * shape.hidden);
  forEachGate(shape, weights, layer, packed, (canonical, block) => block.set(canonical));
  return packed;
}

/** Adds `packed`, the gradient of the packed weights, to the canonical `into`. */
export function unpackBlockGradient(
  shape: ModelShape,
  packed: Float32Array,
  layer: number,
  into: NamedArrays,
): void {
  forEachGate(shape, into, layer, packed, (canonical, block) => {
    for (let j = 0; j < block.length; j++) canonical[j]! += block[j]!;
  });
}

/** Walks the weights of one gate in one row, [hidden], in both layouts. */
function forEachGate(
  shape: ModelShape,
  arrays: NamedArrays,
  layer: number,
  packed: Float32Array,
  visit: (canonical: Float32Array, block: Float32Array) => void,
): void {
  const { hidden } = shape;
  const { kernel, bias, recurrent } = layerOf(arrays, layer);
  let at = 0;
  for (const array of [kernel, bias, recurrent]) {
    for (let row = 0; row < array.length; row += 4 * hidden) {
      for (const gate of blockGates) {
        const from = row + gates.indexOf(gate) * hidden;
        visit(array.subarray(from, from + hidden), packed.subarray(at, at + hidden));
        at += hidden;
      }
    }
  }
}
