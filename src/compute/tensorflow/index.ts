import type { Device } from '../device';
import { loadTensorFlow, requireTensorFlow, whyNotLoaded } from './load';
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
        reason: whyNotLoaded(error),
      };
    }
  },

  async createTrainer(options, data) {
    const { tf } = await requireTensorFlow();
    return new TensorFlowTrainer(tf, options, data);
  },
};
