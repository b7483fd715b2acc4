import { inputsOf } from '@core/lstm/shape';
import { masks, quadsOf, taskBuffers } from './common';
import { inputsOfLayer } from './inputs';
import { type KernelSource, reads, unrolled, writes } from './source';
import { type KernelSpec, layoutOf, tileSide } from './spec';
import { tailCode } from './tail';

/** Bars that a tile takes in at a time, four rows each. */
const depth = 4;
const tailLanes = 64;

/** How many workgroups cover a layer's gradients once: [inputs + H + 1, 4H], as kernel, recurrent kernel and bias lie. */
export function gradientTiles({ shape }: KernelSpec, layer: number): number {
  const edge = 4 * tileSide;
  const lines = inputsOf(shape, layer) + shape.hidden + 1;
  return Math.ceil(lines / edge) * Math.ceil((4 * shape.hidden) / edge);
}

/**
 * Partial sums of a layer's weight gradients: [inputs | masked outputs of the bar before | 1]' gate gradients, over the bars of the
 * quads of one slot; a tile of 4 SIDE by 4 SIDE gradients a workgroup. The order of the terms knows nothing of the parts that a
 * batch comes in: a slot that an earlier part began is gone on with.
 */
export function weightGradients(spec: KernelSpec, layer: number): KernelSource {
  const inputs = inputsOfLayer(layer);
  return {
    label: 'weight gradients',
    layer,
    buffers: [
      ...taskBuffers,
      ...inputs.buffers,
      reads('gates', 'vec4f', `gates${layer}`),
      reads('outputs', 'vec4f', `outputs${layer}`),
      writes('partials', 'f32'),
    ],
    grid: ({ slots }) => [gradientTiles(spec, layer), slots],
    code: `${quadsOf}${masks(spec)}${slotOf}${inputs.code}
const SIDE = ${tileSide}u;
const EDGE = ${4 * tileSide}u;
const DEPTH = ${depth}u;

/** [DEPTH, EDGE] */
var<workgroup> tileLeft: array<vec4f, ${depth * 4 * tileSide}>;
var<workgroup> tileRight: array<vec4f, ${depth * 4 * tileSide}>;
${weightGradientsMain}`,
  };
}

const weightGradientsMain = `
fn line(task: u32, base: u32, quad: u32, t: u32, k: u32) -> vec4f {
  if (k < net.I) { return input(task, base, quad, t, k); }
  let unit = k - net.I;
  if (unit == net.H) { return vec4f(1.0); }
  if (unit > net.H || t == 0u) { return vec4f(); }
  return outputs[(base + quad * net.T + t - 1u) * net.H + unit] * recurrentMask(task, net.layer, quad, unit);
}

/** What earlier parts of the batch left of a line, at four columns. */
fn begun(partial: u32, k: u32, column: u32, isBegun: bool) -> vec4f {
  var sums = vec4f();
  if (isBegun && k < net.I + net.H + 1u) {
    let at = partial + k * net.C + column;
    ${unrolled(4, (c) => `if (column + ${c}u * SIDE < net.C) { sums.${'xyzw'[c]} = partials[at + ${c}u * SIDE]; }`)}
  }
  return sums;
}

fn keep(partial: u32, k: u32, column: u32, sums: vec4f) {
  if (k >= net.I + net.H + 1u) { return; }
  let at = partial + k * net.C + column;
  ${unrolled(4, (c) => `if (column + ${c}u * SIDE < net.C) { partials[at + ${c}u * SIDE] = sums.${'xyzw'[c]}; }`)}
}

@compute @workgroup_size(SIDE, SIDE)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) at: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let task = launch.taskAt + group.z;
  let slot = slotOf(task, group.y);
  if (slot.first >= slot.end) { return; }
  let base = group.z * launch.quads * net.T;
  let across = (net.C + EDGE - 1u) / EDGE;
  let firstLine = group.x / across * EDGE;
  let firstColumn = group.x % across * EDGE;
  let partial = (group.z * launch.slots + slot.number) * (net.parameters + 1u) + net.kernel;

  // Lines y + r SIDE by columns x + c SIDE.
  ${unrolled(4, (r) => `var sum${r} = begun(partial, firstLine + at.y + ${r}u * SIDE, firstColumn + at.x, slot.isBegun);`)}
  for (var quad = slot.first; quad < slot.end; quad++) {
    for (var first = 0u; first < net.T; first += DEPTH) {
      for (var e = lane; e < DEPTH * EDGE; e += SIDE * SIDE) {
        let t = first + e / EDGE;
        let column = firstColumn + e % EDGE;
        var left = vec4f();
        var right = vec4f();
        if (t < net.T) {
          left = line(task, base, quad, t, firstLine + e % EDGE);
          if (column < net.C) { right = gates[(base + quad * net.T + t) * net.C + column]; }
        }
        tileLeft[e] = left;
        tileRight[e] = right;
      }
      workgroupBarrier();
      for (var d = 0u; d < DEPTH; d++) {
        let b0 = tileRight[d * EDGE + at.x];
        let b1 = tileRight[d * EDGE + at.x + SIDE];
        let b2 = tileRight[d * EDGE + at.x + 2u * SIDE];
        let b3 = tileRight[d * EDGE + at.x + 3u * SIDE];
        ${unrolled(
          4,
          (r) => `let a${r} = tileLeft[d * EDGE + at.y + ${r}u * SIDE];
        sum${r} += vec4f(dot(a${r}, b0), dot(a${r}, b1), dot(a${r}, b2), dot(a${r}, b3));`,
        )}
      }
      workgroupBarrier();
    }
  }
  ${unrolled(4, (r) => `keep(partial, firstLine + at.y + ${r}u * SIDE, firstColumn + at.x, sum${r});`)}
}
`;

/** The same for attention and head, and for the loss, which goes where one parameter more would. */
export function tailGradients({ shape }: KernelSpec): KernelSource {
  const layout = layoutOf(shape);
  const first = layout.at(shape.pooling === 'attention' ? 'attention/kernel' : 'head/kernel');
  const count = layout.count + 1 - first;
  return {
    label: 'gradients of the head',
    layer: 0,
    buffers: [...taskBuffers, reads('tails', 'vec4f'), writes('partials', 'f32')],
    grid: ({ slots }) => [Math.ceil(count / tailLanes), slots],
    code: `${quadsOf}${slotOf}${tailCode}${tailGradientsMain}`,
  };
}

const tailGradientsMain = `
/** What a quad gives parameter p, from the attention's first on, or the loss. */
fn term(tail: u32, p: u32) -> vec4f {
  if (p < net.head) { return tails[attentionAt(tail) + p - net.attention]; }
  let k = p - net.head;
  if (k < net.H * net.O) { return tails[featuresAt(tail) + k / net.O] * tails[slopesAt(tail) + k % net.O]; }
  if (p < net.parameters) { return tails[slopesAt(tail) + k - net.H * net.O]; }
  return tails[lossAt(tail)];
}

@compute @workgroup_size(${tailLanes})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let slot = slotOf(launch.taskAt + group.z, group.y);
  let p = net.attention + group.x * ${tailLanes}u + lane;
  if (slot.first >= slot.end || p > net.parameters) { return; }
  let at = (group.z * launch.slots + slot.number) * (net.parameters + 1u) + p;
  var sum = 0.0;
  if (slot.isBegun) { sum = partials[at]; }
  for (var quad = slot.first; quad < slot.end; quad++) {
    sum += dot(term(tailAt(group.z, quad), p), vec4f(1.0));
  }
  partials[at] = sum;
}
`;

/** The `touched`-th slot that a part of the batch touches: its quads in this part, and whether an earlier part began it. */
const slotOf = `
struct Slot {
  number: u32,
  first: u32,
  end: u32,
  isBegun: bool,
}

fn slotOf(task: u32, touched: u32) -> Slot {
  let size = tasks[task].slotQuads;
  let start = tasks[task].place / 4u;
  let number = start / size + touched;
  let first = max(number * size, start);
  let end = max(first, min(number * size + size, start + quadsOf(task)));
  return Slot(number, first - start, end - start, number * size < start);
}
`;
