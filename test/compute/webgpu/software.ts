import type { TrainerOptions, TrainingData } from '@compute/device';
import { type FoundAdapter, findAdapter } from '@compute/webgpu/adapter';
import { Gpu } from '@compute/webgpu/gpu';
import { WebGpuGroup } from '@compute/webgpu/group';
import { createNodeWebGpuDevice, loadNodeGpu } from '@compute/webgpu/node-gpu';
import './unhurried';

/** SwiftShader, which comes with Electron: what there is where there is no graphics card. */
export const softwareDevice = createNodeWebGpuDevice({ LONGSHORT_WEBGPU: 'software' });

export async function softwareAdapter(): Promise<FoundAdapter> {
  return findAdapter(await loadNodeGpu(true), true);
}

/** A device of its own, to be lost or filled up without harm to other tests. */
export async function softwareGpu(limits?: Record<string, number>): Promise<Gpu> {
  return Gpu.open(await softwareAdapter(), limits);
}

/** A group for as long as it is used. */
export async function withGroup<T>(
  gpu: Gpu,
  options: readonly TrainerOptions[],
  data: readonly TrainingData[],
  use: (group: WebGpuGroup) => Promise<T>,
  scratchBytes?: number,
): Promise<T> {
  const group = await WebGpuGroup.create(gpu, options, data, scratchBytes);
  try {
    return await use(group);
  } finally {
    group.dispose();
  }
}
