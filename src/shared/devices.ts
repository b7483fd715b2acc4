import { z } from 'zod';

/** A device as Settings shows it. */
export const deviceInfo = z.object({
  id: z.enum(['native', 'tensorflow']),
  /** In the user's words: `CPU, native (AVX-512)`, `CPU, WebAssembly` or `NVIDIA GPU, CUDA`. */
  label: z.string(),
  isAvailable: z.boolean(),
  /** Library, version, SIMD, threads. */
  detail: z.string(),
  /** Why it, or the better variant of it, cannot be used here; a sentence. */
  reason: z.string().nullable(),
});
export type DeviceInfo = z.infer<typeof deviceInfo>;
