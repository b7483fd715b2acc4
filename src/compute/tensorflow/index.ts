import { AppError } from '@shared/errors';
import type { Device } from '../device';
import { loadTensorFlow } from './load';
import { TensorFlowTrainer } from './trainer';

/** TensorFlow.js: CUDA through tfjs-node-gpu where that loads, else WebAssembly on one thread. */
export const tensorFlowDevice: Device = {
  id: 'tensorflow',

  async probe() {
    try {
      const { label, detail, reason } = await loadTensorFlow();
      return { id: 'tensorflow', label, isAvailable: true, detail, driver: null, reason };
    } catch (error) {
      return {
        id: 'tensorflow',
        label: 'TensorFlow.js',
        isAvailable: false,
        detail: '',
        driver: null,
        reason: problem(error),
      };
    }
  },

  async createTrainer(options, data) {
    const { tf } = await loadTensorFlow().catch((error: unknown) => {
      throw new AppError('unsupported', problem(error), [], { cause: error });
    });
    return new TensorFlowTrainer(tf, options, data);
  },
};

function problem(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `TensorFlow.js could not be loaded (${reason}); installing Longshort again repairs a damaged installation.`;
}
