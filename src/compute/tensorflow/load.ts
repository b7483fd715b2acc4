import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import util from 'node:util';
import { AppError } from '@shared/errors';

/** The ops of TensorFlow.js, whichever package brought them. */
export type TensorFlow = typeof import('@tensorflow/tfjs-core');

/** TensorFlow.js on the best backend that loads here, named honestly. */
export interface LoadedTensorFlow {
  readonly tf: TensorFlow;
  readonly label: string;
  readonly detail: string;
  /** Why CUDA is not used, as a sentence; null where it is. */
  readonly reason: string | null;
}

/**
 * Loads once a process: on CUDA where tfjs-node-gpu loads and finds a GPU, else on WebAssembly. Throws where neither loads.
 * `LONGSHORT_TFJS_NODE` names the folder of another build of tfjs-node to take instead, against a newer CUDA say; that one is
 * taken without a GPU too.
 */
export function loadTensorFlow(): Promise<LoadedTensorFlow> {
  loaded ??= load();
  return loaded;
}

/** As `loadTensorFlow`; throws an `AppError` whose sentence says what to do. */
export function requireTensorFlow(): Promise<LoadedTensorFlow> {
  return loadTensorFlow().catch((error: unknown) => {
    throw new AppError('unsupported', whyNotLoaded(error), [], { cause: error });
  });
}

export function whyNotLoaded(error: unknown): string {
  return `TensorFlow.js could not be loaded (${messageOf(error)}); installing Longshort again repairs a damaged installation.`;
}

/** Where the .wasm files lie; in a packaged app they are kept outside the archive, since they are read as files. */
export function wasmFolder(packageFolder: string): string {
  const folder = join(packageFolder, 'dist') + sep;
  const unpacked = folder.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
  return existsSync(unpacked) ? unpacked : folder;
}

let loaded: Promise<LoadedTensorFlow> | undefined;

/** At run time, not bundled: the packages find their own binaries beside themselves. */
const requireHere = createRequire(import.meta.url);

const givenPackage = process.env.LONGSHORT_TFJS_NODE;
const nativePackage = givenPackage ?? '@tensorflow/tfjs-node-gpu';
const wasmPackage = '@tensorflow/tfjs-backend-wasm';

async function load(): Promise<LoadedTensorFlow> {
  const native = await loadNative();
  return typeof native === 'string' ? await loadWasm(native) : native;
}

/** Returns the sentence that says why not, where TensorFlow itself cannot be used. */
async function loadNative(): Promise<LoadedTensorFlow | string> {
  if (!isInstalled(nativePackage)) {
    return givenPackage === undefined
      ? `CUDA is not used: the optional package ${nativePackage} is not installed, since its installation could not download TensorFlow or was skipped.`
      : `CUDA is not used: LONGSHORT_TFJS_NODE names ${nativePackage}, where no package is.`;
  }
  try {
    addIsNullOrUndefined();
    process.env.TF_DETERMINISTIC_OPS = '1';
    // Else TensorFlow prints a warning for every batch of an odd size.
    process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
    const tf: TensorFlow = requireHere(nativePackage);
    await tf.setBackend('tensorflow');
    await tf.ready();
    return named(tf);
  } catch (error) {
    return `CUDA is not used: ${nativePackage} is installed but did not load (${messageOf(error)}).`;
  }
}

function named(tf: TensorFlow): LoadedTensorFlow | string {
  const kernels = (where: string) => `TensorFlow.js ${tf.version_core}, TensorFlow's ${where} kernels`;
  if (isUsingGpu(tf.backend()))
    return { tf, label: 'NVIDIA GPU, CUDA', detail: kernels('CUDA'), reason: null };
  const reason =
    'CUDA is not used: TensorFlow loaded but found no NVIDIA GPU with the CUDA and cuDNN it was built for (11 and 8 in the official package).';
  return givenPackage === undefined
    ? reason
    : { tf, label: 'CPU, TensorFlow', detail: kernels('CPU'), reason };
}

async function loadWasm(reason: string): Promise<LoadedTensorFlow> {
  const before = listeners();
  const tf: TensorFlow = requireHere('@tensorflow/tfjs-core');
  const wasm: typeof import('@tensorflow/tfjs-backend-wasm') = requireHere(wasmPackage);
  wasm.setWasmPaths(wasmFolder(dirname(requireHere.resolve(`${wasmPackage}/package.json`))));
  // One thread: the sums then run in one order, and the same seed gives the same bits.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  wasm.setThreadsCount(1);
  if (!(await tf.setBackend('wasm')))
    throw new Error('The WebAssembly backend of TensorFlow.js did not start.');
  await tf.ready();
  dropListenersSince(before);
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'SIMD' : 'no SIMD';
  const detail = `TensorFlow.js ${tf.version_core}, WebAssembly backend ${wasm.version_wasm}, ${simd}, 1 thread`;
  return { tf, label: 'CPU, WebAssembly', detail, reason };
}

function isInstalled(name: string): boolean {
  try {
    requireHere.resolve(name);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
}

/** tfjs-node 4.22 calls a function that Node 23 removed. */
function addIsNullOrUndefined(): void {
  if ('isNullOrUndefined' in util) return;
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
}

function isUsingGpu(backend: object): boolean {
  return 'isUsingGpuDevice' in backend && backend.isUsingGpuDevice === true;
}

function listeners() {
  return {
    uncaught: process.listeners('uncaughtException'),
    unhandled: process.listeners('unhandledRejection'),
  };
}

/** Emscripten's start-up code takes over the process's error events; how this process ends is not its business. */
function dropListenersSince({ uncaught, unhandled }: ReturnType<typeof listeners>): void {
  for (const listener of process.listeners('uncaughtException')) {
    if (!uncaught.includes(listener)) process.removeListener('uncaughtException', listener);
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (!unhandled.includes(listener)) process.removeListener('unhandledRejection', listener);
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.trim();
}
