import { total } from './common';
import { optimizerCode } from './optimizers';
import { type KernelSource, reads, writes } from './source';
import { type KernelSpec, layoutOf, normSums, sumLanes } from './spec';

/** Adds the partial gradients up, slot by slot, and their squares for the norm. The loss comes last, beside the parameters. */
export function reduce({ shape }: KernelSpec): KernelSource {
  return {
    label: 'sum of gradients',
    layer: 0,
    buffers: [
      reads('tasks', 'Task'),
      reads('partials', 'f32'),
      writes('gradients', 'f32'),
      writes('norms', 'f32'),
    ],
    grid: () => [normSums(shape), 1],
    code: total(sumLanes, 'f32') + reduceMain,
  };
}

const reduceMain = `
@compute @workgroup_size(${sumLanes})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let count = net.parameters + 1u;
  var squares = 0.0;
  for (var p = group.x * ${sumLanes}u + lane; p < count; p += net.sums * ${sumLanes}u) {
    var sum = 0.0;
    for (var slot = 0u; slot < tasks[task].slots; slot++) {
      sum += partials[(group.z * launch.slots + slot) * count + p];
    }
    gradients[group.z * count + p] = sum;
    if (p < net.parameters) { squares += sum * sum; }
  }
  squares = total(lane, squares);
  if (lane == 0u) { norms[group.z * net.sums + group.x] = squares; }
}
`;

/** Clips by the global norm, moves weights and moments, and notes the loss (core/lstm/optimizers.ts). */
export function update({ shape, optimizer }: KernelSpec): KernelSource {
  return {
    label: 'update',
    layer: 0,
    buffers: [
      reads('tasks', 'Task'),
      reads('gradients', 'f32'),
      reads('norms', 'f32'),
      writes('weights', 'f32'),
      writes('transposed', 'f32'),
      writes('moments', 'f32'),
      writes('losses', 'f32'),
    ],
    grid: () => [Math.min(mostGroups, Math.ceil(layoutOf(shape).count / sumLanes)), 1],
    code: total(sumLanes, 'f32') + optimizerCode(optimizer) + updateMain,
  };
}

/** Each adds the whole norm up, so there must not be too many. */
const mostGroups = 4096;

const updateMain = `
/** Keeps the transposes of the recurrent kernels, which the backward pass reads, in step with them. */
fn transpose(model: u32, p: u32, weight: f32) {
  var start = (net.F + net.H + 1u) * net.C; // of the layer above
  var inputs = net.F;
  var layer = 0u;
  while (layer < net.layers && p >= start) {
    layer++;
    inputs = net.H;
    start += (2u * net.H + 1u) * net.C;
  }
  if (layer == net.layers) { return; }
  let end = start - net.C; // of the recurrent kernel: then comes the bias
  if (p >= end || p + net.H * net.C < end) { return; }
  let k = p + net.H * net.C - end;
  transposed[(model * net.layers + layer) * net.H * net.C + k % net.C * net.H + k / net.C] = weight;
}

@compute @workgroup_size(${sumLanes})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let task = launch.taskAt + group.z;
  let model = launch.firstModel + group.z;
  if (tasks[task].batchRows == 0u) { return; }
  var squares = 0.0;
  for (var k = lane; k < net.sums; k += ${sumLanes}u) { squares += norms[group.z * net.sums + k]; }
  let norm = sqrt(total(lane, squares));
  var scale = 1.0;
  if (norm > tasks[task].clipNorm) { scale = tasks[task].clipNorm / norm; }
  let first = group.x * ${sumLanes}u + lane;
  let gradient = group.z * (net.parameters + 1u);
  if (first == 0u) { losses[tasks[task].lossAt] = gradients[gradient + net.parameters] / f32(tasks[task].batchRows); }
  for (var p = first; p < net.parameters; p += groups.x * ${sumLanes}u) {
    let at = model * net.stride + p;
    let weight = updated(task, model, p, weights[at], scale * gradients[gradient + p]);
    weights[at] = weight;
    transpose(model, p, weight);
  }
}
`;
