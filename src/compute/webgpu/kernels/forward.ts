import { activations, gates, masks, quadsOf, sizes, taskBuffers } from './common';
import { type KernelSource, reads, unrolled, writes } from './source';
import { isResident, type KernelSpec, residenceOf, streamingLanes } from './spec';

/**
 * The walk of a layer through time: a workgroup takes a quad of rows through all bars, and meets no other. On entry `gates` holds
 * what the inputs give them, on exit the activated gates.
 */
export function forwardPass(spec: KernelSpec, layer: number): KernelSource {
  return {
    label: 'forward pass',
    layer,
    buffers: [
      ...taskBuffers,
      reads('weights', 'f32'),
      writes('gates', 'vec4f', `gates${layer}`),
      writes('cells', 'vec4f', `cells${layer}`),
      writes('outputs', 'vec4f', `outputs${layer}`),
    ],
    grid: ({ quads }) => [quads, 1],
    code:
      sizes(spec) +
      quadsOf +
      gates +
      activations +
      masks(spec) +
      (isResident(spec) ? resident(spec) : streaming(spec)),
  };
}

/**
 * SLICES invocations a unit, each with the four gates' weights of HELD units of the bar before in its registers. A quad of outputs that
 * is read from workgroup memory meets sixteen products. The first slice finishes the unit.
 */
const resident = (spec: KernelSpec) => {
  const { slices, held, isUneven } = residenceOf(spec);
  const { hidden } = spec.shape;
  return `
const SLICES = ${slices}u;
const HELD = ${held}u;

/** What the gates read of the bar before. [SLICES, HELD] */
var<workgroup> hidden: array<vec4f, ${slices * held}>;
/** What the other slices give the gates. [SLICES - 1, C] */
var<workgroup> part: array<vec4f, ${Math.max(1, slices - 1) * 4 * hidden}>;

/** The weights of the four gates of a unit for output k of the bar before. */
fn weightsOf(recurrent: u32, k: u32, unit: u32) -> vec4f {
  ${isUneven ? 'if (k >= H) { return vec4f(); }' : ''}
  let at = recurrent + k * C + unit;
  return vec4f(weights[at], weights[at + H], weights[at + 2u * H], weights[at + 3u * H]);
}

@compute @workgroup_size(${slices * hidden})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let recurrent = (launch.firstModel + group.z) * net.stride + net.recurrent;
  let unit = lane % H;
  let slice = ${slices === 1 ? '0u' : 'lane / H'};
  let start = slice * HELD;
  ${unrolled(held, (k) => `let w${k} = weightsOf(recurrent, start + ${k}u, unit);`)}
  let isFirst = slice == 0u;
  let mask = recurrentMask(task, net.layer, quad, unit);
  if (isFirst) { hidden[unit] = vec4f(); }
  let first = (group.z * launch.quads + quad) * net.T;
  var next = Gates();
  if (isFirst) { next = gatesAt(first, unit); }
  var cell = vec4f();
  workgroupBarrier();
  for (var t = 0u; t < net.T; t++) {
    let bar = first + t;
    var forget = next.forget;
    var enter = next.enter;
    var exit = next.exit;
    var candidate = next.candidate;
    // Asked for now, needed after two barriers.
    if (isFirst && t + 1u < net.T) { next = gatesAt(bar + 1u, unit); }
    ${unrolled(
      held,
      (k) => `let h${k} = hidden[start + ${k}u];
    forget += w${k}.x * h${k};
    enter += w${k}.y * h${k};
    exit += w${k}.z * h${k};
    candidate += w${k}.w * h${k};`,
    )}
    if (!isFirst) {
      let at = (slice - 1u) * C + unit;
      part[at] = forget;
      part[at + H] = enter;
      part[at + 2u * H] = exit;
      part[at + 3u * H] = candidate;
    }
    workgroupBarrier();
    if (isFirst) {
      for (var other = 0u; other < SLICES - 1u; other++) {
        let at = other * C + unit;
        forget += part[at];
        enter += part[at + H];
        exit += part[at + 2u * H];
        candidate += part[at + 3u * H];
      }
      let gate = Gates(sigmoid(forget), sigmoid(enter), sigmoid(exit), squash(candidate));
      cell = gate.forget * cell + gate.enter * gate.candidate;
      let output = gate.exit * squash(cell);
      storeGates(bar, unit, gate);
      cells[bar * H + unit] = cell;
      outputs[bar * H + unit] = output;
      hidden[unit] = output * mask;
    }
    workgroupBarrier();
  }
}
`;
};

/** An invocation takes every LANES-th unit, all four gates of it, and reads the recurrent kernel anew at every bar. */
const streaming = (spec: KernelSpec) => `
const LANES = ${streamingLanes(spec)}u;
const UNITS = ${Math.ceil(spec.shape.hidden / streamingLanes(spec))}u;

/** What the gates read of the bar before. [H] */
var<workgroup> hidden: array<vec4f, ${spec.shape.hidden}>;

@compute @workgroup_size(${streamingLanes(spec)})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let recurrent = (launch.firstModel + group.z) * net.stride + net.recurrent;
  let first = (group.z * launch.quads + quad) * net.T;
  var next: array<vec4f, UNITS>;
  for (var unit = lane; unit < H; unit += LANES) { hidden[unit] = vec4f(); }
  workgroupBarrier();
  for (var t = 0u; t < net.T; t++) {
    let bar = first + t;
    for (var u = 0u; u < UNITS; u++) {
      let unit = lane + u * LANES;
      if (unit >= H) { break; }
      let start = gatesAt(bar, unit);
      var forget = start.forget;
      var enter = start.enter;
      var exit = start.exit;
      var candidate = start.candidate;
      var row = recurrent + unit;
      for (var k = 0u; k < H; k++) {
        let h = hidden[k];
        forget += weights[row] * h;
        enter += weights[row + H] * h;
        exit += weights[row + 2u * H] * h;
        candidate += weights[row + 3u * H] * h;
        row += C;
      }
      let gate = Gates(sigmoid(forget), sigmoid(enter), sigmoid(exit), squash(candidate));
      var cell = gate.enter * gate.candidate;
      if (t > 0u) { cell += gate.forget * cells[(bar - 1u) * H + unit]; }
      let output = gate.exit * squash(cell);
      storeGates(bar, unit, gate);
      cells[bar * H + unit] = cell;
      outputs[bar * H + unit] = output;
      next[u] = output * recurrentMask(task, net.layer, quad, unit);
    }
    workgroupBarrier();
    for (var u = 0u; u < UNITS; u++) {
      let unit = lane + u * LANES;
      if (unit < H) { hidden[unit] = next[u]; }
    }
    workgroupBarrier();
  }
}`;
