import { AppError } from '@shared/errors';
import type { Device, TrainerOptions, TrainingData } from '../device';
import { describeAdapter, findAdapter, type GpuSource } from './adapter';
import { Gpu } from './gpu';
import { WebGpuGroup } from './group';

export type { GpuSource } from './adapter';

export interface WebGpuOptions {
  readonly gpu: GpuSource;
  /** Whether a software renderer counts as a device, as it does in tests and nowhere else. */
  readonly allowSoftware: boolean;
}

/** Our own kernels in WGSL, on any vendor's graphics card. A device that was lost is asked for anew by the next trainer. */
export function createWebGpuDevice({ gpu, allowSoftware }: WebGpuOptions): Device {
  let opened: Promise<Gpu> | null = null;

  const openAnew = async (): Promise<Gpu> => Gpu.open(await findAdapter(gpu, allowSoftware).catch(refuse));

  /** The one device of this process, or another where that has failed. */
  function open(): Promise<Gpu> {
    opened =
      opened === null
        ? openAnew()
        : opened.then((before) => {
            if (!before.hasFailed) return before;
            before.destroy();
            return openAnew();
          }, openAnew);
    return opened;
  }

  async function createGroup(
    options: readonly TrainerOptions[],
    data: readonly TrainingData[],
  ): Promise<WebGpuGroup> {
    return WebGpuGroup.create(await open(), options, data);
  }

  return {
    id: 'webgpu',

    async probe() {
      try {
        return describeAdapter(await findAdapter(gpu, allowSoftware));
      } catch (error) {
        return {
          id: 'webgpu',
          label: 'GPU, WebGPU',
          isAvailable: false,
          detail: '',
          driver: null,
          reason: messageOf(error),
        };
      }
    },

    async createTrainer(options, data) {
      const group = await createGroup([options], [data]);
      return group.trainers[0]!;
    },

    createGroup,
  };
}

function refuse(error: unknown): never {
  throw new AppError('unsupported', messageOf(error), [], { cause: error });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
