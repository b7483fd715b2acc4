import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bars } from '@core/bars';
import type { ParameterValues } from '@core/features/parameters';
import type { Loss, ModelShape, Optimizer } from '../device';

/** Instruction sets that the kernels are compiled for, as LONGSHORT_SIMD and the addon call them. */
export type Simd = 'avx512' | 'avx2' | 'sse2' | 'neon';

/** What a trainer of the addon is made of: `TrainerOptions` and `NativeSettings`, flat. */
export interface NativeOptions extends ModelShape {
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly loss: Loss['kind'];
  /** Class weights or quantile levels; empty where the loss has neither. */
  readonly lossNumbers: Float64Array;
  readonly smoothing: number;
  readonly delta: number;
  readonly optimizer: Optimizer['kind'];
  readonly weightDecay: number;
  readonly momentum: number;
  /** Infinity: no clipping. */
  readonly clipNorm: number;
  readonly threads: number;
  readonly simd: string;
}

/** A trainer inside the addon. */
export type NativeHandle = { readonly __handle: 'native trainer' };

/**
 * The arrays of parameters that `read` and `write` know, flat, in the order of `parameterSpecs`; the optimizer's moments
 * have a number each from `moments` on.
 */
export const nativeArrays = { weights: 0, gradients: 1, moments: 2 } as const;

/** The functions of addon/addon.cpp. They trust their arguments: rows must have been checked. */
export interface NativeAddon {
  /** The instruction set by that name, the best one where it is empty. Throws where this processor lacks it. */
  simd(name: string): Simd;
  /** Memory that a trainer takes at most, for batches of any size. */
  bytes(options: NativeOptions): number;
  create(options: NativeOptions): NativeHandle;
  dispose(trainer: NativeHandle): void;
  /** The `number`-th update, from 1; returns the loss before it. `dropoutKeys`: see core/lstm/dropout; empty: no dropout. */
  step(
    trainer: NativeHandle,
    matrix: Float32Array,
    labels: Float32Array,
    rows: Int32Array,
    number: number,
    learningRate: number,
    dropoutKeys: Uint32Array,
  ): number;
  /** The loss; the gradients are then there to be read. */
  gradients(trainer: NativeHandle, matrix: Float32Array, labels: Float32Array, rows: Int32Array): number;
  /** Writes what the head says of each row. [rows, outputs] */
  outputs(
    trainer: NativeHandle,
    matrix: Float32Array,
    labels: Float32Array,
    rows: Int32Array,
    into: Float32Array,
  ): void;
  read(trainer: NativeHandle, array: number, into: Float32Array): void;
  write(trainer: NativeHandle, array: number, from: Float32Array): void;
  /**
   * Writes the values of the feature of that kind, one a bar, with the very bits of its definition in core; false where there is no kernel
   * for it. `parameters` went through the definition's `fit`.
   */
  feature(simd: string, kind: string, bars: Bars, parameters: ParameterValues, into: Float64Array): boolean;
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
