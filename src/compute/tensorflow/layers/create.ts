import type { ModelShape, NamedArrays } from '@core/lstm/shape';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { blockLayer } from './block-layer';
import type { Layer } from './layer';
import { nativeBackend } from './native-backend';
import { opLayer } from './op-layer';

/** Layer `index` the fastest way that the backend in use has. `recurrentMask` [hidden, batch] */
export function createLayer(
  tf: TensorFlow,
  shape: ModelShape,
  weights: NamedArrays,
  index: number,
  recurrentMask: Tensor2D | null,
): Layer {
  const native = nativeBackend(tf);
  return native !== null && recurrentMask === null
    ? blockLayer(tf, native, shape, weights, index)
    : opLayer(tf, shape, weights, index, recurrentMask);
}
