import type { LaunchSize } from './kernels/source';
import { netBytes } from './kernels/spec';
import { launchBytes } from './kernels/task';
import type { Kernel } from './program';

/** How far uniforms lie apart in their buffer: the alignment that every device allows. */
export const uniformStride = 256;

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
