import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Instruction sets that the kernels are compiled for, as LONGSHORT_SIMD and the addon call them. */
export type Simd = 'avx512' | 'avx2' | 'sse2' | 'neon';

/** What a trainer of the addon is made of. */
export interface NativeOptions {
  readonly features: number;
  readonly lookback: number;
  readonly layers: number;
  readonly hidden: number;
  readonly dropout: number;
  readonly learningRate: number;
  /** Infinity: no clipping. */
  readonly clipNorm: number;
  readonly weight0: number;
  readonly weight1: number;
  readonly threads: number;
  readonly simd: string;
}

/** A trainer inside the addon. */
export type NativeHandle = { readonly __handle: 'native trainer' };

/** The arrays of parameters that `read` and `write` know, flat, in the order of `parameterSpecs`. */
export const nativeArrays = { weights: 0, firstMoments: 1, secondMoments: 2, gradients: 3 } as const;
export type NativeArray = (typeof nativeArrays)[keyof typeof nativeArrays];

/** The functions of addon/addon.cpp. They trust their arguments: rows must have been checked. */
export interface NativeAddon {
  /** The instruction set by that name, the best one where it is empty. Throws where this processor lacks it. */
  simd(name: string): Simd;
  /** Memory that a trainer takes. */
  bytes(options: NativeOptions): number;
  create(options: NativeOptions): NativeHandle;
  dispose(trainer: NativeHandle): void;
  /** The `number`-th update, from 1; returns the loss before it. */
  step(
    trainer: NativeHandle,
    matrix: Float32Array,
    labels: Float32Array,
    rows: Int32Array,
    number: number,
    dropoutKeys: Uint32Array,
  ): number;
  /** The loss; the gradients are then there to be read. */
  gradients(trainer: NativeHandle, matrix: Float32Array, labels: Float32Array, rows: Int32Array): number;
  predict(
    trainer: NativeHandle,
    matrix: Float32Array,
    labels: Float32Array,
    rows: Int32Array,
    into: Float32Array,
  ): void;
  read(trainer: NativeHandle, array: NativeArray, into: Float32Array): void;
  write(trainer: NativeHandle, array: NativeArray, from: Float32Array): void;
  /** Independent multiply-adds in registers; returns the floating-point operations done. Timed, it is the core's peak. */
  multiplyAdds(simd: string, rounds: number): number;
}

/** Loads the addon once a process. Throws a sentence that says why it cannot be used. */
export function loadAddon(): NativeAddon {
  loaded ??= load(dirname(fileURLToPath(import.meta.url)));
  return loaded;
}

/** The addon's file: under `out` of the folder, or of the nearest one above that has it. Undefined where none has. */
export function findAddon(folder: string): string | undefined {
  const file = join(folder, 'out', 'native', 'longshort.node');
  if (existsSync(file)) return file;
  const above = dirname(folder);
  return above === folder ? undefined : findAddon(above);
}

let loaded: NativeAddon | undefined;

function load(folder: string): NativeAddon {
  const file = findAddon(folder);
  if (file === undefined) {
    throw new Error(
      'The native kernels were not built: install a C++ compiler (g++ or clang++) and run the set-up again.',
    );
  }
  return createRequire(import.meta.url)(file);
}
