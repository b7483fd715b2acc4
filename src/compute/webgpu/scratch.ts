import { AppError } from '@shared/errors';
import { usage } from './adapter';
import type { Bindings } from './bindings';
import type { BufferRequest, Gpu } from './gpu';
import { gradientTiles } from './kernels/gradients';
import { type KernelSpec, layoutOf, tileSide } from './kernels/spec';
import { tailSize } from './kernels/tail';
import { tooLarge } from './problems';

/** What the passes of a group may keep on their way, in all; a batch that needs more comes in parts, to the same bits. */
export const usualScratchBytes = 512 * 2 ** 20;
const quadBytes = 16;
/** Workgroups that one model's weight gradients are spread over, and partial sums that this may take. */
const wantedWorkgroups = 256;
const mostSlots = 64;
/** Bars of four rows that a partial sum takes in at least: fewer cost more to add up than they gain side by side. */
const leastBars = 32;
/** `maxComputeWorkgroupsPerDimension` of every device. */
const mostWorkgroups = 65_535;

/** How many quads of rows one partial sum of the gradients takes in: a matter of shape and batch alone, as the order of sums is. */
export function slotQuads(spec: KernelSpec, batchQuads: number): number {
  const layers = Array.from({ length: spec.shape.layers }, (_, layer) => gradientTiles(spec, layer));
  const wanted = Math.min(mostSlots, Math.max(1, Math.floor(wantedWorkgroups / Math.max(...layers))));
  return Math.max(Math.ceil(leastBars / spec.shape.lookback), Math.ceil(batchQuads / wanted));
}

/** Memory for what is on its way through the passes. It grows with the largest call, up to a limit. */
export class Scratch {
  private quads = 0;
  private mostQuads: number;

  constructor(
    private readonly gpu: Gpu,
    private readonly spec: KernelSpec,
    private readonly bindings: Bindings,
    private readonly mostBytes: number,
  ) {
    this.mostQuads = quadsThatFit(gpu, spec, mostBytes);
  }

  /**
   * How many quads of each of `models` models may be under way at once, `wanted` at most. Throws a sentence where not one
   * of each can be.
   */
  async reserve(models: number, wanted: number): Promise<number> {
    for (;;) {
      const each = Math.min(wanted, Math.floor(this.mostQuads / models), this.quadsPerGrid());
      if (each === 0) throw this.tooMany(models);
      if (models * each <= this.quads) return each;
      try {
        await this.grow(models * each);
      } catch (error) {
        // Smaller parts may fit where larger ones did not.
        if (!(error instanceof AppError) || this.gpu.hasFailed || each === 1) throw error;
        this.mostQuads = models * Math.floor(each / 2);
      }
    }
  }

  /** Room for partial gradients: those of `slots` slots of each of `models` models. */
  async reserveSlots(models: number, slots: number): Promise<void> {
    const bytes = 4 * models * slots * (layoutOf(this.spec.shape).count + 1);
    if (bytes <= this.bindings.bytesOf('partials')) return;
    this.bindings.drop('partials');
    const what = `the gradients of ${models} models`;
    const [buffer] = await this.gpu.allocate([{ what, bytes, usage: usage.storage }]);
    this.bindings.set('partials', buffer!);
  }

  private async grow(quads: number): Promise<void> {
    const named = scratchBytes(this.spec);
    for (const [name] of named) this.bindings.drop(name);
    this.quads = 0;
    const requests = named.map(
      ([name, bytes]): BufferRequest => ({
        what: 'a batch on its way through the model',
        bytes: bytes * quads,
        usage: name === 'tails' ? usage.storage | usage.copySource : usage.storage,
      }),
    );
    const buffers = await this.gpu.allocate(requests);
    for (const [k, [name]] of named.entries()) this.bindings.set(name, buffers[k]!);
    this.quads = quads;
  }

  /** Tiles of bars are counted along one dimension of workgroups. */
  private quadsPerGrid(): number {
    return Math.floor((mostWorkgroups * tileSide) / this.spec.shape.lookback);
  }

  private tooMany(models: number): AppError {
    const bytes = models * scratchBytes(this.spec).reduce((sum, [, each]) => sum + each, 0);
    const { lookback, layers, hidden } = this.spec.shape;
    const what = `${models === 1 ? 'four windows' : `four windows of each of ${models} models`} of ${lookback} bars through ${layers} layers of ${hidden} units`;
    return tooLarge(what, bytes, this.mostBytes);
  }
}

/** Bytes that a quad takes in each buffer. */
function scratchBytes(spec: KernelSpec): readonly (readonly [name: string, bytes: number])[] {
  const { lookback, hidden, layers, outputs } = spec.shape;
  const state = quadBytes * lookback * hidden;
  const ofLayers = Array.from({ length: layers }, (_, layer) => layer).flatMap((layer) => [
    [`gates${layer}`, 4 * state] as const,
    [`cells${layer}`, state] as const,
    [`outputs${layer}`, state] as const,
  ]);
  return [
    ...ofLayers,
    ['above', state],
    ['tails', quadBytes * (outputs + tailSize(hidden, lookback, outputs))],
  ];
}

function quadsThatFit({ limits }: Gpu, spec: KernelSpec, mostBytes: number): number {
  const bytes = scratchBytes(spec).map(([, each]) => each);
  const all = bytes.reduce((sum, each) => sum + each, 0);
  const one = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  return Math.floor(Math.min(mostBytes / all, one / Math.max(...bytes)));
}
