import { inputsOf } from '@core/lstm/shape';
import { masks, quadsOf, taskBuffers } from './common';
import { inputsOfLayer } from './inputs';
import { type BufferUse, type KernelSource, reads, writes } from './source';
import { type KernelSpec, tileSide as side } from './spec';

/** What the gates of a layer get from its inputs, at all bars at once: gates = bias + inputs kernel. */
export function projection(spec: KernelSpec, layer: number): KernelSource {
  const inputs = inputsOfLayer(layer);
  return product(spec, {
    label: 'input projection',
    layer,
    buffers: [...inputs.buffers, reads('weights', 'f32'), writes('gates', 'vec4f', `gates${layer}`)],
    columns: 4 * spec.shape.hidden,
    columnsOf: 'net.C',
    termsOf: 'net.I',
    isTransposed: false,
    code: `${inputs.code}
fn left(task: u32, base: u32, quad: u32, t: u32, k: u32) -> vec4f {
  return input(task, base, quad, t, k);
}

fn right(parameters: u32, k: u32, column: u32) -> f32 {
  return weights[parameters + net.kernel + k * net.C + column];
}

fn store(task: u32, parameters: u32, bar: u32, quad: u32, t: u32, column: u32, sum: vec4f) {
  gates[bar * net.C + column] = sum + weights[parameters + net.bias + column];
}
`,
  });
}

/** What the layer below gets back: above = (gate gradients kernel') mask, at all bars at once. */
export function inputGradient(spec: KernelSpec, layer: number): KernelSource {
  return product(spec, {
    label: 'input gradient',
    layer,
    buffers: [reads('weights', 'f32'), reads('gates', 'vec4f', `gates${layer}`), writes('above', 'vec4f')],
    columns: inputsOf(spec.shape, layer),
    columnsOf: 'net.I',
    termsOf: 'net.C',
    isTransposed: true,
    code: `
fn left(task: u32, base: u32, quad: u32, t: u32, k: u32) -> vec4f {
  return gates[(base + quad * net.T + t) * net.C + k];
}

fn right(parameters: u32, k: u32, column: u32) -> f32 {
  return weights[parameters + net.kernel + column * net.C + k];
}

fn store(task: u32, parameters: u32, bar: u32, quad: u32, t: u32, column: u32, sum: vec4f) {
  above[bar * net.H + column] = sum * outputMask(task, net.layer - 1u, quad, t * net.H + column);
}
`,
  });
}

interface Product {
  readonly label: string;
  readonly layer: number;
  readonly buffers: readonly BufferUse[];
  readonly columns: number;
  /** The same in WGSL, and the number of terms. */
  readonly columnsOf: string;
  readonly termsOf: string;
  /** Whether terms, not columns, lie side by side in `right`: neighbouring invocations then read along them. */
  readonly isTransposed: boolean;
  /** WGSL of `left`, `right` and `store`. */
  readonly code: string;
}

/**
 * store(sum_k left(bar, k) right(k, column)), a tile of SIDE bars of four rows by 4 SIDE columns a workgroup. Both sides pass through
 * workgroup memory, SIDE terms at a time, one number or quad an invocation; each sums four columns of one bar.
 */
function product(spec: KernelSpec, given: Product): KernelSource {
  const { label, layer, buffers, columns, columnsOf, termsOf, isTransposed, code } = given;
  const [columnLane, termLane] = isTransposed
    ? ['lane / SIDE', 'lane % SIDE']
    : ['lane % SIDE', 'lane / SIDE'];
  return {
    label,
    layer,
    buffers: [...taskBuffers, ...buffers],
    grid: ({ quads }) => [Math.ceil((quads * spec.shape.lookback) / side), Math.ceil(columns / (4 * side))],
    code: `${quadsOf}${masks(spec)}${code}
const SIDE = ${side}u;
/** One more than a line, so that invocations which store down a column meet different banks. */
const LINE = ${side + 1}u;

/** [SIDE terms, SIDE bars] */
var<workgroup> tileLeft: array<vec4f, ${side * (side + 1)}>;
/** [SIDE terms, SIDE]: the columns x, x + SIDE, x + 2 SIDE and x + 3 SIDE. */
var<workgroup> tileRight: array<vec4f, ${side * (side + 1)}>;

@compute @workgroup_size(${side}, ${side})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) at: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let task = launch.taskAt + group.z;
  let parameters = (launch.firstModel + group.z) * net.stride;
  let bars = quadsOf(task) * net.T;
  let firstBar = group.x * SIDE;
  if (firstBar >= bars) { return; }
  let base = group.z * launch.quads * net.T;
  let firstColumn = group.y * 4u * SIDE;

  // What this invocation brings into the tiles: a quad at one bar, four columns of one term.
  let leftTerm = lane % SIDE;
  let leftBar = firstBar + lane / SIDE;
  let leftQuad = leftBar / net.T;
  let leftT = leftBar % net.T;
  let rightTerm = ${termLane};
  let rightColumn = firstColumn + ${columnLane};

  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  for (var first = 0u; first < ${termsOf}; first += SIDE) {
    var value = vec4f();
    if (first + leftTerm < ${termsOf} && leftBar < bars) {
      value = left(task, base, leftQuad, leftT, first + leftTerm);
    }
    tileLeft[leftTerm * LINE + lane / SIDE] = value;
    var numbers = vec4f();
    if (first + rightTerm < ${termsOf}) {
      for (var c = 0u; c < 4u; c++) {
        let column = rightColumn + c * SIDE;
        if (column < ${columnsOf}) { numbers[c] = right(parameters, first + rightTerm, column); }
      }
    }
    tileRight[rightTerm * LINE + ${columnLane}] = numbers;
    workgroupBarrier();
    for (var k = 0u; k < SIDE; k++) {
      let a = tileLeft[k * LINE + at.y];
      let b = tileRight[k * LINE + at.x];
      sum0 += a * b.x;
      sum1 += a * b.y;
      sum2 += a * b.z;
      sum3 += a * b.w;
    }
    workgroupBarrier();
  }

  let bar = firstBar + at.y;
  if (bar >= bars) { return; }
  let sums = array<vec4f, 4>(sum0, sum1, sum2, sum3);
  for (var c = 0u; c < 4u; c++) {
    let column = firstColumn + c * SIDE + at.x;
    if (column < ${columnsOf}) { store(task, parameters, base + bar, bar / net.T, bar % net.T, column, sums[c]); }
  }
}
`,
  };
}
