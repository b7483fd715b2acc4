import { type BufferUse, reads } from './source';
import type { KernelSpec } from './spec';

/** WGSL that many kernels share. A quad, four rows of a batch side by side, is one `vec4f` in all that is kept of them. */

/** What every kernel reads that meets rows. */
export const taskBuffers: readonly BufferUse[] = [reads('tasks', 'Task'), reads('words', 'u32')];

/** Of a kernel whose code depends on the width of a layer: H units, C gate columns. */
export function sizes({ shape }: KernelSpec): string {
  return `
const H = ${shape.hidden}u;
const C = ${4 * shape.hidden}u;
`;
}

/** Of a kernel that reads and writes `gates`: the four of one unit at one bar. */
export const gates = `
struct Gates {
  forget: vec4f,
  enter: vec4f,
  exit: vec4f,
  candidate: vec4f,
}

fn gatesAt(bar: u32, unit: u32) -> Gates {
  let at = bar * C + unit;
  return Gates(gates[at], gates[at + H], gates[at + 2u * H], gates[at + 3u * H]);
}

fn storeGates(bar: u32, unit: u32, each: Gates) {
  let at = bar * C + unit;
  gates[at] = each.forget;
  gates[at + H] = each.enter;
  gates[at + 2u * H] = each.exit;
  gates[at + 3u * H] = each.candidate;
}
`;

export const quadsOf = `
fn quadsOf(task: u32) -> u32 {
  return (tasks[task].rows + 3u) / 4u;
}
`;

/** A quad that the batch does not fill repeats its last row. */
export const rowOf = `
fn rowOf(task: u32, place: u32) -> u32 {
  return words[tasks[task].rowsAt + min(place, tasks[task].rows - 1u)];
}
`;

/**
 * sigmoid and tanh go through exp of what is never positive, so nothing overflows whatever the driver's own functions do; near
 * 0, where 1 - exp(-2|x|) loses digits, tanh is the polynomial of Cephes' tanhf. NaN passes through both.
 */
export const activations = `
fn sigmoid(x: vec4f) -> vec4f {
  let e = exp(-abs(x));
  let s = 1.0 / (1.0 + e);
  return select(e * s, s, x >= vec4f());
}

fn squash(x: vec4f) -> vec4f {
  let e = exp(-2.0 * abs(x));
  let size = (1.0 - e) / (1.0 + e);
  let far = select(-size, size, x >= vec4f());
  let z = x * x;
  let p = (((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z
    - 3.33332819422e-1;
  return select(far, x + x * z * p, abs(x) < vec4f(0.625));
}
`;

/**
 * `outputMask`, over the outputs of a layer, and `recurrentMask`, over those that the gates of the next bar read: core/lstm/dropout.ts
 * for a quad of a part of the batch. Elements of outputs are bar * H + unit; of the last layer, and of recurrent inputs, units.
 */
export function masks({ dropsOutputs, dropsRecurrent }: KernelSpec): string {
  const body = (drops: boolean, key: string, threshold: string, keep: string) =>
    drops
      ? `return kept(words[tasks[task].keysAt + ${key}], tasks[task].${threshold}, tasks[task].${keep}, tasks[task].place + 4u * quad, element);`
      : 'return vec4f(1.0);';
  return `
const WEYL = 0x9e3779b9u;

fn mixed(x: vec4u) -> vec4u {
  var h = (x ^ (x >> vec4u(16u))) * 0x85ebca6bu;
  h = (h ^ (h >> vec4u(13u))) * 0xc2b2ae35u;
  return h ^ (h >> vec4u(16u));
}

fn kept(key: u32, threshold: u32, keep: f32, place: u32, element: u32) -> vec4f {
  let samples = vec4u(place + 1u) + vec4u(0u, 1u, 2u, 3u);
  let drawn = mixed(mixed(samples * WEYL + key) + (element + 1u) * WEYL);
  return select(vec4f(), vec4f(keep), drawn >= vec4u(threshold));
}

fn outputMask(task: u32, layer: u32, quad: u32, element: u32) -> vec4f {
  ${body(dropsOutputs, 'layer', 'dropThreshold', 'keep')}
}

fn recurrentMask(task: u32, layer: u32, quad: u32, element: u32) -> vec4f {
  ${body(dropsRecurrent, 'net.layers + layer', 'recurrentThreshold', 'recurrentKeep')}
}
`;
}

/** `total`: the sum over all lanes of a workgroup, in a fixed order, for all of them; called by all. */
export function total(lanes: number, of: 'f32' | 'vec4f'): string {
  return `
var<workgroup> sums: array<${of}, ${lanes}>;

fn total(lane: u32, value: ${of}) -> ${of} {
  sums[lane] = value;
  workgroupBarrier();
  for (var half = ${lanes / 2}u; half > 0u; half /= 2u) {
    if (lane < half) { sums[lane] += sums[lane + half]; }
    workgroupBarrier();
  }
  let sum = sums[0];
  workgroupBarrier();
  return sum;
}
`;
}
