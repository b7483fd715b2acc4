import { z } from 'zod';

/** Every kind of device, in order of preference. */
export const deviceIds = ['native', 'webgpu', 'tensorflow'] as const;
export type DeviceId = (typeof deviceIds)[number];

/** What a kind of device is called in a sentence, whatever it runs on. */
export const deviceNames = {
  native: 'native',
  webgpu: 'WebGPU',
  tensorflow: 'TensorFlow.js',
} as const satisfies Record<DeviceId, string>;

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

/** How long one training step takes on a device; or, as a sentence, why that could not be measured. */
export const deviceSpeed = z.object({
  id: z.enum(deviceIds),
  msPerStep: z.number().positive().nullable(),
  problem: z.string().nullable(),
});
export type DeviceSpeed = z.infer<typeof deviceSpeed>;

/** The devices that were available, in order of preference, timed on one shape. */
export const deviceSpeeds = z.object({
  /** Milliseconds since 1970, UTC. */
  measuredAt: z.number(),
  speeds: z.array(deviceSpeed).readonly(),
});
export type DeviceSpeeds = z.infer<typeof deviceSpeeds>;

/** What Settings compares devices on, whatever anybody trains: an everyday model. */
export const standardShape = { lookback: 20, features: 8, layers: 1, hidden: 64, batch: 64 } as const;
