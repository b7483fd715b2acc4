import { rowOf } from './common';
import { type BufferUse, reads } from './source';

/** What a layer reads at each bar: the features, gathered where they lie, or the masked outputs of the layer below. */
export function inputsOfLayer(layer: number): {
  readonly buffers: readonly BufferUse[];
  readonly code: string;
} {
  return layer === 0
    ? { buffers: [reads('matrix', 'f32')], code: rowOf + features }
    : { buffers: [reads('below', 'vec4f', `outputs${layer - 1}`)], code: outputsBelow };
}

/** Input k at bar t of the four windows of a quad. Row r stands for the bars r - T + 1 ... r. */
const features = `
fn input(task: u32, base: u32, quad: u32, t: u32, k: u32) -> vec4f {
  let first = 4u * quad;
  let rows = vec4u(rowOf(task, first), rowOf(task, first + 1u), rowOf(task, first + 2u), rowOf(task, first + 3u));
  let at = tasks[task].matrixAt + (rows + t - (net.T - 1u)) * net.F + k;
  return vec4f(matrix[at.x], matrix[at.y], matrix[at.z], matrix[at.w]);
}
`;

const outputsBelow = `
fn input(task: u32, base: u32, quad: u32, t: u32, k: u32) -> vec4f {
  return below[(base + quad * net.T + t) * net.H + k] * outputMask(task, net.layer - 1u, quad, t * net.H + k);
}
`;
