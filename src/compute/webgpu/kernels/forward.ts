import { activations, masks, quadsOf, sizes, taskBuffers } from './common';
import { type KernelSource, reads, unrolled, writes } from './source';
import { isResident, type KernelSpec, streamingLanes } from './spec';

/**
 * The walk of a layer through time: a workgroup takes a quad of rows through all bars, and meets no other. On entry \`gates\` holds
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
      activations +
      masks(spec) +
      (isResident(spec) ? resident(spec) : streaming(spec)),
  };
}

/** One invocation a gate column, its column of the recurrent kernel in registers; the first H of them are units as well. */
const resident = (spec: KernelSpec) => `
/** What the gates read of the bar before. [H] */
var<workgroup> hidden: array<vec4f, ${spec.shape.hidden}>;
/** [C] */
var<workgroup> activated: array<vec4f, ${4 * spec.shape.hidden}>;

@compute @workgroup_size(${4 * spec.shape.hidden})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let column = (launch.firstModel + group.z) * net.stride + net.recurrent + lane;
  ${unrolled(spec.shape.hidden, (k) => `let w${k} = weights[column + ${k}u * C];`)}
  let isUnit = lane < H;
  let mask = recurrentMask(task, net.layer, quad, lane);
  if (isUnit) { hidden[lane] = vec4f(); }
  var cell = vec4f();
  let first = (group.z * launch.quads + quad) * net.T;
  var fromInputs = gates[first * C + lane];
  workgroupBarrier();
  for (var t = 0u; t < net.T; t++) {
    let bar = first + t;
    var z = fromInputs;
    // Asked for now, needed after two barriers.
    if (t + 1u < net.T) { fromInputs = gates[(bar + 1u) * C + lane]; }
    ${unrolled(spec.shape.hidden, (k) => `z += w${k} * hidden[${k}];`)}
    if (lane < 3u * H) { z = sigmoid(z); } else { z = squash(z); }
    gates[bar * C + lane] = z;
    activated[lane] = z;
    workgroupBarrier();
    if (isUnit) {
      cell = activated[lane] * cell + activated[H + lane] * activated[3u * H + lane];
      let output = activated[2u * H + lane] * squash(cell);
      cells[bar * H + lane] = cell;
      outputs[bar * H + lane] = output;
      hidden[lane] = output * mask;
    }
    workgroupBarrier();
  }
}`;

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
      var forget = gates[bar * C + unit];
      var enter = gates[bar * C + H + unit];
      var exit = gates[bar * C + 2u * H + unit];
      var candidate = gates[bar * C + 3u * H + unit];
      var row = recurrent + unit;
      for (var k = 0u; k < H; k++) {
        let h = hidden[k];
        forget += weights[row] * h;
        enter += weights[row + H] * h;
        exit += weights[row + 2u * H] * h;
        candidate += weights[row + 3u * H] * h;
        row += C;
      }
      forget = sigmoid(forget);
      enter = sigmoid(enter);
      exit = sigmoid(exit);
      candidate = squash(candidate);
      var cell = enter * candidate;
      if (t > 0u) { cell += forget * cells[(bar - 1u) * H + unit]; }
      let output = exit * squash(cell);
      gates[bar * C + unit] = forget;
      gates[bar * C + H + unit] = enter;
      gates[bar * C + 2u * H + unit] = exit;
      gates[bar * C + 3u * H + unit] = candidate;
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
