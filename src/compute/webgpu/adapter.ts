import type { DeviceInfo } from '@shared/devices';

/** `GPUBufferUsage` and `GPUMapMode`, which plain Node has no globals for. */
export const usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const;

/** Where WebGPU comes from: `navigator.gpu` of a page or worker, or what loads it; undefined where there is none. */
export type GpuSource = GPU | undefined | (() => Promise<GPU>);

export interface FoundAdapter {
  readonly adapter: GPUAdapter;
  readonly isSoftware: boolean;
}

/** The fastest adapter; throws a sentence where there is none, or only a software renderer and that was not asked for. */
export async function findAdapter(source: GpuSource, allowSoftware: boolean): Promise<FoundAdapter> {
  const gpu = typeof source === 'function' ? await source() : source;
  if (gpu === undefined) throw new Error('WebGPU is not available here.');
  const adapter =
    (await gpu.requestAdapter({ powerPreference: 'high-performance' })) ??
    (allowSoftware ? await gpu.requestAdapter({ forceFallbackAdapter: true }) : null);
  if (adapter === null) {
    throw new Error('WebGPU found no graphics card with a driver for Vulkan, Metal or Direct3D 12.');
  }
  const isSoftware = isSoftwareRenderer(adapter.info);
  if (isSoftware && !allowSoftware) {
    throw new Error(
      `Only a software renderer was found (${nameOf(adapter.info)}), which is slower than the device native: install the graphics card's driver to train on it.`,
    );
  }
  return { adapter, isSoftware };
}

/** The limits that the kernels gain by; all others stay at what every WebGPU device has. */
export function limitsFor({ limits }: GPUAdapter): Record<string, number> {
  const { maxBufferSize, maxStorageBufferBindingSize } = limits;
  const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX, maxComputeWorkgroupStorageSize } =
    limits;
  return {
    maxBufferSize,
    maxStorageBufferBindingSize,
    maxComputeInvocationsPerWorkgroup,
    maxComputeWorkgroupSizeX,
    maxComputeWorkgroupStorageSize,
  };
}

export function describeAdapter({ adapter, isSoftware }: FoundAdapter): DeviceInfo {
  const { info, limits } = adapter;
  const megabytes = (bytes: number) => Math.floor(bytes / 2 ** 20).toLocaleString('en');
  return {
    id: 'webgpu',
    label: isSoftware ? `CPU, WebGPU in software (${nameOf(info)})` : `${vendorOf(info)} GPU, WebGPU`,
    isAvailable: true,
    detail: [
      "Longshort's own kernels in WGSL",
      `buffers up to ${megabytes(limits.maxStorageBufferBindingSize)} MB`,
      `workgroups up to ${limits.maxComputeInvocationsPerWorkgroup} invocations and ${limits.maxComputeWorkgroupStorageSize / 1024} KB`,
    ].join(', '),
    driver: [info.description, info.architecture, info.device].filter(Boolean).join(', ') || null,
    reason: null,
  };
}

/** Names under which processors pose as graphics cards: SwiftShader, Mesa's llvmpipe, Direct3D's WARP. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;

function isSoftwareRenderer(info: GPUAdapterInfo): boolean {
  return (
    info.isFallbackAdapter || softwareNames.test([info.architecture, info.device, info.description].join(' '))
  );
}

function nameOf(info: GPUAdapterInfo): string {
  return info.description || info.device || info.architecture || info.vendor || 'without a name';
}

const vendors: Readonly<Record<string, string>> = {
  amd: 'AMD',
  apple: 'Apple',
  arm: 'Arm',
  intel: 'Intel',
  nvidia: 'NVIDIA',
  qualcomm: 'Qualcomm',
};

function vendorOf({ vendor }: GPUAdapterInfo): string {
  return vendors[vendor] ?? (vendor === '' ? 'Unnamed' : vendor);
}
