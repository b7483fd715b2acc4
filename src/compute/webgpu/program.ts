import type { Gpu } from './gpu';
import { backwardPass } from './kernels/backward';
import { forwardPass } from './kernels/forward';
import { tailGradients, weightGradients } from './kernels/gradients';
import { head } from './kernels/head';
import { inputGradient, projection } from './kernels/products';
import { type KernelSource, wgslOf } from './kernels/source';
import { type KernelSpec, netBytes } from './kernels/spec';
import { launchBytes } from './kernels/task';
import { reduce, update } from './kernels/update';

export interface Kernel extends KernelSource {
  readonly pipeline: GPUComputePipeline;
}

/**
 * The dispatches of an update of L layers: forward 2 L + 1 (a layer's input projection and walk through time; pooling, head and loss),
 * backward 3 L (a layer's walk back, its weight gradients, and, but for the first layer, its input gradient; the head's gradients),
 * then 2 (sum and norm of the gradients; clip and update). 5 L + 3, whatever the lookback, the batch and the number of
 * models, unless the scratch memory makes the batch come in parts: those repeat forward and backward.
 */
export interface Program {
  readonly forward: readonly Kernel[];
  readonly backward: readonly Kernel[];
  readonly reduce: Kernel;
  readonly update: Kernel;
}

export async function compileProgram(gpu: Gpu, spec: KernelSpec): Promise<Program> {
  const compiled = async (source: KernelSource): Promise<Kernel> => ({
    ...source,
    pipeline: await gpu.pipeline({
      label: source.label,
      code: wgslOf(source),
      uniformBytes: [launchBytes, netBytes],
      access: source.buffers.map(({ access }) => access),
    }),
  });
  const layers = Array.from({ length: spec.shape.layers }, (_, layer) => layer);
  const upwards = layers.flatMap((layer) => [projection(spec, layer), forwardPass(spec, layer)]);
  const downwards = layers
    .toReversed()
    .flatMap((layer) => [
      backwardPass(spec, layer),
      weightGradients(spec, layer),
      ...(layer > 0 ? [inputGradient(spec, layer)] : []),
    ]);
  const [forward, backward, sum, move] = await Promise.all([
    Promise.all([...upwards, head(spec)].map(compiled)),
    Promise.all([...downwards, tailGradients(spec)].map(compiled)),
    compiled(reduce(spec)),
    compiled(update(spec)),
  ]);
  return { forward, backward, reduce: sum, update: move };
}
