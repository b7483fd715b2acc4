import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import util from 'node:util';

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

/** Loads once a process: on CUDA where tfjs-node-gpu loads and finds a GPU, else on WebAssembly. Throws where neither loads. */
export function loadTensorFlow(): Promise<LoadedTensorFlow> {
  loaded ??= load();
  return loaded;
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

const cudaPackage = '@tensorflow/tfjs-node-gpu';
const wasmPackage = '@tensorflow/tfjs-backend-wasm';

async function load(): Promise<LoadedTensorFlow> {
  const cuda = await loadCuda();
  return typeof cuda === 'string' ? await loadWasm(cuda) : cuda;
}

/** Returns the sentence that says why not, where CUDA cannot be used. */
async function loadCuda(): Promise<LoadedTensorFlow | string> {
  if (!isInstalled(cudaPackage)) {
    return `CUDA is not used: the optional package ${cudaPackage} is not installed, since its installation could not download TensorFlow or was skipped.`;
  }
  try {
    addIsNullOrUndefined();
    process.env.TF_DETERMINISTIC_OPS = '1';
    const tf: TensorFlow = requireHere(cudaPackage);
    await tf.setBackend('tensorflow');
    await tf.ready();
    if (!isUsingGpu(tf.backend())) {
      return 'CUDA is not used: TensorFlow loaded but found no NVIDIA GPU with CUDA 11 and cuDNN 8.';
    }
    const detail = `TensorFlow.js ${tf.version_core}, TensorFlow's CUDA kernels`;
    return { tf, label: 'NVIDIA GPU, CUDA', detail, reason: null };
  } catch (error) {
    return `CUDA is not used: ${cudaPackage} is installed but did not load (${messageOf(error)}).`;
  }
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
