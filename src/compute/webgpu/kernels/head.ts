import { activations, masks, quadsOf, rowOf, taskBuffers, total } from './common';
import { lossCode } from './losses';
import { poolingCode } from './pooling';
import { type KernelSource, reads, writes } from './source';
import type { KernelSpec } from './spec';
import { tailCode } from './tail';

const lanes = 64;

/**
 * Pooling, dense head and loss of a quad of rows, and their way back down to the outputs of the top layer. Rows that fill a last quad
 * up get gradients of 0, so no other kernel need know of them.
 */
export function head(spec: KernelSpec): KernelSource {
  const top = spec.shape.layers - 1;
  return {
    label: 'head and loss',
    layer: top,
    buffers: [
      ...taskBuffers,
      reads('labels', 'f32'),
      reads('weights', 'f32'),
      reads('outputs', 'vec4f', `outputs${top}`),
      writes('tails', 'vec4f'),
      writes('above', 'vec4f'),
    ],
    grid: ({ quads }) => [quads, 1],
    code: [
      quadsOf,
      rowOf,
      activations,
      masks(spec),
      total(lanes, 'vec4f'),
      tailCode,
      `
const LANES = ${lanes}u;
/** What the head says, and d loss / d said. [O] */
var<workgroup> said: array<vec4f, ${spec.shape.outputs}>;
var<workgroup> slope: array<vec4f, ${spec.shape.outputs}>;
`,
      lossCode(spec.loss),
      poolingCode(spec.shape.pooling),
      main,
    ].join(''),
  };
}

const main = `
fn labelsOf(task: u32, quad: u32) -> vec4f {
  var found = vec4f();
  for (var r = 0u; r < 4u; r++) { found[r] = labels[tasks[task].labelsAt + rowOf(task, 4u * quad + r)]; }
  return found;
}

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let parameters = (launch.firstModel + group.z) * net.stride;
  let kernel = parameters + net.head;
  let bias = kernel + net.H * net.O;
  let first = (group.z * launch.quads + quad) * net.T;
  let tail = tailAt(group.z, quad);

  prepare(parameters, tail, first, lane);
  for (var unit = lane; unit < net.H; unit += LANES) {
    tails[featuresAt(tail) + unit] = pooled(tail, first, unit) * outputMask(task, net.layer, quad, unit);
  }
  for (var k = 0u; k < net.O; k++) {
    var part = vec4f();
    for (var unit = lane; unit < net.H; unit += LANES) {
      part += tails[featuresAt(tail) + unit] * weights[kernel + unit * net.O + k];
    }
    let sum = total(lane, part) + weights[bias + k];
    if (lane == 0u) {
      said[k] = sum;
      tails[saidAt(group.z, quad) + k] = sum;
    }
  }
  if (lane == 0u) {
    let isRow = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(tasks[task].rows);
    let losses = judge(task, labelsOf(task, quad));
    tails[lossAt(tail)] = select(vec4f(), losses, isRow);
    for (var k = 0u; k < net.O; k++) {
      slope[k] = select(vec4f(), slope[k] / f32(tasks[task].batchRows), isRow);
      tails[slopesAt(tail) + k] = slope[k];
    }
  }
  workgroupBarrier();
  for (var unit = lane; unit < net.H; unit += LANES) {
    var sum = vec4f();
    for (var k = 0u; k < net.O; k++) { sum += slope[k] * weights[kernel + unit * net.O + k]; }
    tails[pooledAt(tail) + unit] = sum * outputMask(task, net.layer, quad, unit);
  }
  unpool(parameters, tail, first, lane);
}
`;
