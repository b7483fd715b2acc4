import { z } from 'zod';

/** Every kind of device, in order of preference. */
export const deviceIds = ['native', 'webgpu', 'tensorflow'] as const;
export type DeviceId = (typeof deviceIds)[number];

/** A device as Settings shows it. */
export const deviceInfo = z.object({
  id: z.enum(deviceIds),
  /** In the user's words: `CPU, native (AVX-512)`, `CPU, WebAssembly` or `NVIDIA GPU, CUDA`. */
  label: z.string(),
  isAvailable: z.boolean(),
  /** Library, version, SIMD, threads. */
  detail: z.string(),
  /** Graphics adapter and driver as they name themselves; null where there is none or it does not say. */
  driver: z.string().nullable(),
  /** Why it, or the better variant of it, cannot be used here; a sentence. */
  reason: z.string().nullable(),
});
export type DeviceInfo = z.infer<typeof deviceInfo>;
