import { netStruct } from './spec';
import { launchStruct, taskStruct } from './task';

/** A storage buffer as a kernel sees it. */
export interface BufferUse {
  /** In WGSL. */
  readonly name: string;
  readonly of: 'u32' | 'f32' | 'vec4f' | 'Task';
  readonly access: 'read' | 'read_write';
  /** Which buffer of the group is bound there. */
  readonly buffer: string;
}

/** How much of a batch a launch covers, for the model that has most of it. */
export interface LaunchSize {
  /** Rows, by the four. */
  readonly quads: number;
  /** Partial sums of gradients that these rows go into. */
  readonly slots: number;
}

export interface KernelSource {
  /** For messages: `forward pass`. */
  readonly label: string;
  /** Whose sizes and parameters it sees; 0 where that is no matter. */
  readonly layer: number;
  readonly buffers: readonly BufferUse[];
  /** WGSL of `main` and what it calls, but for bindings and structs. */
  readonly code: string;
  /** Workgroups along x and y; along z they are the models. */
  readonly grid: (size: LaunchSize) => readonly [x: number, y: number];
}

/** A buffer that the kernel reads, by default the one of that name. */
export function reads(name: string, of: BufferUse['of'], buffer = name): BufferUse {
  return { name, of, access: 'read', buffer };
}

/** A buffer that the kernel writes, and may read. */
export function writes(name: string, of: BufferUse['of'], buffer = name): BufferUse {
  return { name, of, access: 'read_write', buffer };
}

/** The whole WGSL of a kernel. Binding 0 is the launch, binding 1 the sizes, binding k + 2 the k-th buffer. */
export function wgslOf({ buffers, code }: KernelSource): string {
  const storage = buffers.map(
    ({ name, of, access }, k) =>
      `@group(0) @binding(${k + 2}) var<storage, ${access}> ${name}: array<${of}>;`,
  );
  return [
    launchStruct,
    netStruct,
    taskStruct,
    '@group(0) @binding(0) var<uniform> launch: Launch;',
    '@group(0) @binding(1) var<uniform> net: Net;',
    ...storage,
    code,
  ].join('\n');
}

/** Statements for k = 0 ... count - 1, where a driver might not unroll a loop and keep its values in registers. */
export function unrolled(count: number, statement: (k: number) => string): string {
  return Array.from({ length: count }, (_, k) => statement(k)).join('\n');
}
