import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Device } from '../device';
import { createWebGpuDevice } from '.';

const requireHere = createRequire(import.meta.url);

/**
 * WebGPU under plain Node: Dawn, from the package `webgpu`, which is no part of the packaged app. LONGSHORT_WEBGPU=software lets a
 * software renderer count, and finds the one that comes with Electron where the machine has none set up.
 */
export function createNodeWebGpuDevice(environment: Readonly<Record<string, string | undefined>>): Device {
  const allowSoftware = environment.LONGSHORT_WEBGPU === 'software';
  return createWebGpuDevice({ gpu: () => loadNodeGpu(allowSoftware), allowSoftware });
}

/** Once a process, where it can be had; throws a sentence where not. */
export function loadNodeGpu(allowSoftware: boolean): Promise<GPU> {
  loaded ??= load(allowSoftware).catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

/** Kept for as long as the process: Dawn's devices end with the object they came from. */
let loaded: Promise<GPU> | null = null;

async function load(allowSoftware: boolean): Promise<GPU> {
  // Dawn's results lie in memory of its own, which Electron's JavaScript may not touch: the process would abort.
  if (process.versions.electron !== undefined) {
    throw new Error('In the app, WebGPU runs in the compute window.');
  }
  if (allowSoftware) offerElectronsRenderer();
  else if (process.platform === 'linux') assertVulkan();
  const { create } = await importWebGpu();
  return create([]);
}

async function importWebGpu(): Promise<typeof import('webgpu')> {
  let path: string;
  try {
    path = requireHere.resolve('webgpu');
  } catch (error) {
    throw new Error('WebGPU outside the app needs the package webgpu, which is not installed.', {
      cause: error,
    });
  }
  // By its path, so that no bundler takes it along: it finds its binary beside itself.
  return import(pathToFileURL(path).href);
}

/** Dawn without a Vulkan loader would say so on standard error, in its own words and with a line of its source. */
function assertVulkan(): void {
  try {
    keepLoaded('libvulkan.so.1');
  } catch (error) {
    throw new Error(
      "WebGPU needs Vulkan, which is not installed here: it comes with the graphics card's driver.",
      {
        cause: error,
      },
    );
  }
}

/** SwiftShader and, for Linux without a Vulkan loader, the loader that lies beside it. */
function offerElectronsRenderer(): void {
  const folder = join(dirname(requireHere.resolve('electron/package.json')), 'dist');
  const driver = join(folder, 'vk_swiftshader_icd.json');
  if (!existsSync(driver)) return;
  process.env.VK_ICD_FILENAMES ??= driver;
  const loader = join(folder, 'libvulkan.so.1');
  if (process.platform === 'linux' && existsSync(loader)) keepLoaded(loader);
}

/** glibc's RTLD_NODELETE. */
const noDelete = 0x1000;

/**
 * Maps a library into the process for good, so that Dawn's own attempt to load it by its bare name finds it there. Node takes it for an
 * addon and complains that it is none; by then it is mapped.
 */
function keepLoaded(library: string): void {
  try {
    process.dlopen({ exports: {} }, library, constants.dlopen.RTLD_NOW | noDelete);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('did not self-register'))) throw error;
  }
}
