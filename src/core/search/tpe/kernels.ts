import type { Random } from '../../random';

/** One dimension of a mixture: what each of its kernels says of a value there. The last kernel is the prior. */
export interface Kernels {
  /** A place from 0 to 1, drawn from a kernel. */
  draw(kernel: number, random: Random): number;
  /** Adds each kernel's log density, or log probability, of a place. [kernels] */
  addLogDensities(place: number, out: Float64Array): void;
}
