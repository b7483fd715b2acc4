import type { AppError } from '@shared/errors';
import { type FoundAdapter, limitsFor, usage } from './adapter';
import { deviceFault, deviceLost, kernelRefused, outOfMemory, tooLarge } from './problems';

export interface BufferRequest {
  /** For messages: `the features`. */
  readonly what: string;
  readonly bytes: number;
  readonly usage: number;
}

export interface KernelRequest {
  /** For messages: `forward pass of layer 0`. */
  readonly label: string;
  /** WGSL with an entry point `main`. */
  readonly code: string;
  /** Of the uniform buffers at bindings 0 and 1; the offset of the first is given at each dispatch. */
  readonly uniformBytes: readonly [number, number];
  /** Of the storage buffers at bindings 2, 3, ... */
  readonly access: readonly ('read' | 'read_write')[];
}

/** A part of a buffer to read back; both numbers are multiples of 4. */
export interface ReadRequest {
  readonly buffer: GPUBuffer;
  readonly offset: number;
  readonly bytes: number;
}

/** Pipelines kept for the next trainer of the same shape. */
const mostPipelines = 256;

/** A WebGPU device whose failures are sentences. Once it is lost or has reported a fault, everything throws. */
export class Gpu {
  readonly limits: GPUSupportedLimits;
  private readonly pipelines = new Map<string, Promise<GPUComputePipeline>>();
  private problem: AppError | null = null;

  /** By default with the adapter's own limits where the kernels gain by them. */
  static async open({ adapter }: FoundAdapter, requiredLimits = limitsFor(adapter)): Promise<Gpu> {
    try {
      return new Gpu(await adapter.requestDevice({ requiredLimits }));
    } catch (error) {
      throw deviceLost(messageOf(error));
    }
  }

  private constructor(readonly device: GPUDevice) {
    this.limits = device.limits;
    // A loss is met by whoever waits for the device next; nothing here can reject.
    void device.lost.then(({ message }) => {
      this.problem ??= deviceLost(message);
    });
    device.addEventListener('uncapturederror', ({ error }) => {
      this.problem ??= deviceFault(error.message);
    });
  }

  get hasFailed(): boolean {
    return this.problem !== null;
  }

  assertWorks(): void {
    if (this.problem !== null) throw this.problem;
  }

  /** All of them or none. Throws a sentence where one is larger than the device takes, or its memory is full. */
  async allocate(requests: readonly BufferRequest[]): Promise<readonly GPUBuffer[]> {
    this.assertWorks();
    for (const request of requests) this.assertFits(request);
    this.device.pushErrorScope('out-of-memory');
    const buffers = requests.map(({ what, bytes, usage: uses }) =>
      this.device.createBuffer({ label: what, size: bytes, usage: uses }),
    );
    const error = await this.waited(this.device.popErrorScope());
    if (error === null) return buffers;
    for (const buffer of buffers) buffer.destroy();
    const largest = requests.reduce((most, request) => (request.bytes > most.bytes ? request : most));
    throw outOfMemory(
      largest.what,
      requests.reduce((sum, { bytes }) => sum + bytes, 0),
      error.message,
    );
  }

  /** Compiled once for the same code. */
  pipeline(request: KernelRequest): Promise<GPUComputePipeline> {
    const known = this.pipelines.get(request.code);
    if (known !== undefined) return known;
    const made = this.compile(request);
    this.pipelines.set(request.code, made);
    const [oldest] = this.pipelines.keys();
    if (this.pipelines.size > mostPipelines && oldest !== undefined) this.pipelines.delete(oldest);
    return made;
  }

  /** Before all that is submitted from now on. */
  write(buffer: GPUBuffer, offset: number, numbers: ArrayBufferView | ArrayBuffer): void {
    this.assertWorks();
    const bytes = ArrayBuffer.isView(numbers) ? numbers : new Uint8Array(numbers);
    this.device.queue.writeBuffer(buffer, offset, bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  submit(record: (encoder: GPUCommandEncoder) => void): void {
    this.assertWorks();
    const encoder = this.device.createCommandEncoder();
    record(encoder);
    this.device.queue.submit([encoder.finish()]);
  }

  /** What the parts hold after all that was submitted before, one after another. */
  async read(requests: readonly ReadRequest[]): Promise<Float32Array> {
    const bytes = requests.reduce((sum, request) => sum + request.bytes, 0);
    const [staging] = await this.allocate([
      { what: 'results', bytes: Math.max(4, bytes), usage: usage.mapRead | usage.copyTarget },
    ]);
    this.submit((encoder) => {
      let at = 0;
      for (const { buffer, offset, bytes: count } of requests) {
        encoder.copyBufferToBuffer(buffer, offset, staging!, at, count);
        at += count;
      }
    });
    await this.waited(staging!.mapAsync(usage.mapRead));
    this.assertWorks();
    const copy = new Float32Array(staging!.getMappedRange().slice(0, bytes));
    staging!.destroy();
    return copy;
  }

  destroy(): void {
    this.device.destroy();
  }

  private assertFits({ what, bytes, usage: uses }: BufferRequest): void {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.limits;
    const most = uses & usage.storage ? Math.min(maxBufferSize, maxStorageBufferBindingSize) : maxBufferSize;
    if (bytes > most) throw tooLarge(what, bytes, most);
  }

  private async compile({ label, code, uniformBytes, access }: KernelRequest): Promise<GPUComputePipeline> {
    this.assertWorks();
    const { device } = this;
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label, code });
    const layout = device.createBindGroupLayout({
      label,
      entries: [
        entry(0, { type: 'uniform', hasDynamicOffset: true, minBindingSize: uniformBytes[0] }),
        entry(1, { type: 'uniform', minBindingSize: uniformBytes[1] }),
        ...access.map((kind, k) => entry(k + 2, { type: kind === 'read' ? 'read-only-storage' : 'storage' })),
      ],
    });
    const made = device.createComputePipelineAsync({
      label,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'main' },
    });
    const [outcome, error] = await this.waited(Promise.all([settled(made), device.popErrorScope()]));
    if (outcome.pipeline !== null) return outcome.pipeline;
    this.assertWorks();
    const { messages } = await module.getCompilationInfo();
    const said = messages.map(({ message, lineNum }) => `line ${lineNum}: ${message}`);
    throw kernelRefused(label, [...said, outcome.message, error?.message ?? ''].filter(Boolean).join('; '));
  }

  /** What the driver promises; where it does not keep it, the device is gone. */
  private async waited<T>(promise: Promise<T>): Promise<T> {
    try {
      return await promise;
    } catch (error) {
      this.problem ??= deviceLost(messageOf(error));
      throw this.problem;
    }
  }
}

function entry(binding: number, buffer: GPUBufferBindingLayout): GPUBindGroupLayoutEntry {
  const visibleToCompute = 4;
  return { binding, visibility: visibleToCompute, buffer };
}

async function settled(
  made: Promise<GPUComputePipeline>,
): Promise<{ readonly pipeline: GPUComputePipeline | null; readonly message: string }> {
  try {
    return { pipeline: await made, message: '' };
  } catch (error) {
    return { pipeline: null, message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
