import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';

/**
 * TensorFlow itself behind TensorFlow.js (tfjs-node and tfjs-node-gpu), as far as it is used here: it runs any op of TensorFlow by its
 * name, those included that TensorFlow.js does not know.
 */
export interface NativeBackend {
  readonly binding: Readonly<Record<'TF_FLOAT' | 'TF_ATTR_TYPE' | 'TF_ATTR_FLOAT' | 'TF_ATTR_BOOL', number>>;
  executeMultipleOutputs(
    name: string,
    attributes: readonly OpAttribute[],
    inputs: readonly TensorInfo[],
    outputs: number,
  ): Tensor[];
  write(values: Int32Array, shape: readonly number[], type: 'int64'): object;
}

export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean;
}

/** Null where the backend in use is another. */
export function nativeBackend(tf: TensorFlow): NativeBackend | null {
  const backend = tf.backend();
  return isNative(backend) ? backend : null;
}

/** A whole number as the 64-bit integer that some ops ask for and TensorFlow.js has no type for. */
export function int64(tf: TensorFlow, backend: NativeBackend, value: number): Tensor {
  const dataId = backend.write(Int32Array.of(value, 0), [], 'int64');
  return tf.engine().makeTensorFromTensorInfo({ dataId, shape: [], dtype: 'int32' });
}

function isNative(backend: object): backend is NativeBackend {
  return 'binding' in backend && 'executeMultipleOutputs' in backend;
}
