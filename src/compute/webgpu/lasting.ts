import { usage } from './adapter';
import { type Bindings, uniformStride } from './bindings';
import type { BufferRequest, Gpu } from './gpu';
import { type KernelSpec, layoutOf, normSums, packNet } from './kernels/spec';

/** How large the buffers that last as long as the group are. */
export interface EngineSize {
  readonly models: number;
  readonly momentCount: number;
  /** Numbers in the features and labels of all data sets. */
  readonly matrixSize: number;
  readonly labelsSize: number;
  /** For what is on its way through the passes, at most. */
  readonly scratchBytes: number;
}

/** Buffers that last and are written from outside. */
export type Lasting = 'matrix' | 'labels' | 'weights' | 'transposed' | 'moments';

/** Data, weights and whatever else is as large as the group, for as long as the group. */
export async function allocateLasting(
  gpu: Gpu,
  spec: KernelSpec,
  { models, momentCount, matrixSize, labelsSize }: EngineSize,
  bindings: Bindings,
): Promise<void> {
  const { count, stride } = layoutOf(spec.shape);
  const { layers, hidden } = spec.shape;
  const nets = spread(Array.from({ length: layers }, (_, layer) => packNet(spec.shape, layer)));
  const inputs = usage.storage | usage.copyTarget;
  const both = inputs | usage.copySource;
  const named: readonly (readonly [name: string, what: string, numbers: number, uses: number])[] = [
    ['matrix', 'the features', matrixSize, inputs],
    ['labels', 'the labels', labelsSize, inputs],
    ['weights', 'the weights', models * stride, both],
    ['transposed', 'the weights', models * layers * 4 * hidden * hidden, inputs],
    ['moments', "the optimizer's moments", models * momentCount * stride, both],
    ['gradients', 'the gradients', models * (count + 1), usage.storage | usage.copySource],
    ['norms', 'the gradients', models * normSums(spec.shape), usage.storage],
    ['nets', 'the sizes of the model', nets.length, usage.uniform | usage.copyTarget],
  ];
  const buffers = await gpu.allocate(
    named.map(
      ([, what, numbers, uses]): BufferRequest => ({ what, bytes: 4 * Math.max(1, numbers), usage: uses }),
    ),
  );
  for (const [k, [name]] of named.entries()) bindings.set(name, buffers[k]!);
  gpu.write(bindings.get('nets'), 0, nets);
}

/** Uniforms, each where a binding may begin. */
export function spread(uniforms: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const words = uniformStride / 4;
  const all = new Uint32Array(Math.max(1, uniforms.length) * words);
  for (const [k, uniform] of uniforms.entries()) all.set(uniform, k * words);
  return all;
}
