import { usage } from './adapter';
import type { Gpu } from './gpu';
import { backwardPass } from './kernels/backward';
import { forwardPass } from './kernels/forward';
import { tailGradients, weightGradients } from './kernels/gradients';
import { head } from './kernels/head';
import { inputGradient, projection } from './kernels/products';
import { type KernelSource, type LaunchSize, wgslOf } from './kernels/source';
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

/** The buffers of a group by name, and what binds them to kernels; a buffer that grows is replaced. */
export class Bindings {
  private readonly buffers = new Map<string, GPUBuffer>();
  private readonly groups = new Map<Kernel, GPUBindGroup>();

  constructor(private readonly device: GPUDevice) {}

  get(name: string): GPUBuffer {
    const buffer = this.buffers.get(name);
    if (buffer === undefined) throw new Error(`No buffer called ${name} was allocated.`);
    return buffer;
  }

  bytesOf(name: string): number {
    return this.buffers.get(name)?.size ?? 0;
  }

  set(name: string, buffer: GPUBuffer): void {
    this.drop(name);
    this.buffers.set(name, buffer);
  }

  drop(name: string): void {
    this.buffers.get(name)?.destroy();
    this.buffers.delete(name);
    this.groups.clear();
  }

  dropAll(): void {
    for (const name of [...this.buffers.keys()]) this.drop(name);
  }

  groupOf(kernel: Kernel): GPUBindGroup {
    const known = this.groups.get(kernel);
    if (known !== undefined) return known;
    const group = this.device.createBindGroup({
      label: kernel.label,
      layout: kernel.pipeline.getBindGroupLayout(0),
      entries: [
        { binding: 0, resource: { buffer: this.get('launches'), size: launchBytes } },
        {
          binding: 1,
          resource: { buffer: this.get('nets'), offset: kernel.layer * uniformStride, size: netBytes },
        },
        ...kernel.buffers.map(({ buffer }, k) => ({
          binding: k + 2,
          resource: { buffer: this.get(buffer) },
        })),
      ],
    });
    this.groups.set(kernel, group);
    return group;
  }
}

/** One dispatch a kernel, for all models of a launch. */
export function dispatch(
  pass: GPUComputePassEncoder,
  bindings: Bindings,
  kernels: readonly Kernel[],
  at: { readonly launch: number; readonly size: LaunchSize; readonly models: number },
): void {
  for (const kernel of kernels) {
    pass.setPipeline(kernel.pipeline);
    pass.setBindGroup(0, bindings.groupOf(kernel), [at.launch * uniformStride]);
    pass.dispatchWorkgroups(...kernel.grid(at.size), at.models);
  }
}

/** How far uniforms lie apart in their buffer: the alignment that every device allows. */
export const uniformStride = 256;

export const stateUsage = usage.storage | usage.copySource | usage.copyTarget;
