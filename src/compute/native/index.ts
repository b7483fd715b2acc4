import { AppError } from '@shared/errors';
import type { Device } from '../device';
import { loadAddon, type Simd } from './addon';
import { nativeOptions } from './options';
import { settingsFrom } from './settings';
import { NativeTrainer } from './trainer';

/** Our own kernels in C++: the fastest way to train on a processor. `environment` may hold the variables of `settingsFrom`. */
export function createNativeDevice(environment: Readonly<Record<string, string | undefined>>): Device {
  return {
    id: 'native',

    async probe() {
      try {
        const { simd, threads } = settingsFrom(environment);
        const label = `CPU, native (${names[loadAddon().simd(simd)]})`;
        const detail = `Longshort's own kernels in C++, up to ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
        return { id: 'native', label, isAvailable: true, detail, driver: null, reason: null };
      } catch (error) {
        return {
          id: 'native',
          label: 'CPU, native',
          isAvailable: false,
          detail: '',
          driver: null,
          reason: sentence(error),
        };
      }
    },

    memoryOf: (options) =>
      loadAddon().bytes(nativeOptions(options, { ...settingsFrom(environment), threads: 1 })),

    async createTrainer(options, data) {
      try {
        return new NativeTrainer(loadAddon(), options, data, settingsFrom(environment));
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new AppError('unsupported', sentence(error), [], { cause: error });
      }
    },
  };
}

export const nativeDevice = createNativeDevice(process.env);

const names: Record<Simd, string> = { avx512: 'AVX-512', avx2: 'AVX2', sse2: 'SSE2', neon: 'NEON' };

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
