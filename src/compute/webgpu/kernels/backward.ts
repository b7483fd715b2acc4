import { activations, masks, quadsOf, sizes, taskBuffers } from './common';
import { type KernelSource, reads, unrolled, writes } from './source';
import { isResident, type KernelSpec, streamingLanes } from './spec';

/**
 * The walk of a layer back through time, a quad of rows a workgroup. On entry \`above\` holds d loss / d outputs and \`gates\` the
 * activated gates, on exit \`gates\` holds d loss / d gates before their activation.
 */
export function backwardPass(spec: KernelSpec, layer: number): KernelSource {
  return {
    label: 'backward pass',
    layer,
    buffers: [
      ...taskBuffers,
      reads('transposed', 'f32'),
      writes('gates', 'vec4f', `gates${layer}`),
      reads('cells', 'vec4f', `cells${layer}`),
      reads('above', 'vec4f'),
    ],
    grid: ({ quads }) => [quads, 1],
    code:
      sizes(spec) +
      quadsOf +
      activations +
      masks(spec) +
      bar +
      (isResident(spec) ? resident(spec) : streaming(spec)),
  };
}

/** One unit at one bar, and its way back; what comes out of the cell goes on to the bar before. */
const bar = `
/** Where the transposed recurrent kernel begins: those of all layers of all models lie one after another. [C, H] */
fn transposeAt(slot: u32) -> u32 {
  return ((launch.firstModel + slot) * net.layers + net.layer) * C * H;
}

struct Bar {
  forget: vec4f,
  enter: vec4f,
  exit: vec4f,
  candidate: vec4f,
  cell: vec4f,
  above: vec4f,
}

struct Slopes {
  forget: vec4f,
  enter: vec4f,
  exit: vec4f,
  candidate: vec4f,
  cell: vec4f,
}

fn barAt(bar: u32, unit: u32) -> Bar {
  return Bar(
    gates[bar * C + unit],
    gates[bar * C + H + unit],
    gates[bar * C + 2u * H + unit],
    gates[bar * C + 3u * H + unit],
    cells[bar * H + unit],
    above[bar * H + unit],
  );
}

fn slopesOf(bar: Bar, before: vec4f, outputSlope: vec4f, cellSlope: vec4f) -> Slopes {
  let squashed = squash(bar.cell);
  let cell = cellSlope + outputSlope * bar.exit * (1.0 - squashed * squashed);
  return Slopes(
    cell * before * bar.forget * (1.0 - bar.forget),
    cell * bar.candidate * bar.enter * (1.0 - bar.enter),
    outputSlope * squashed * bar.exit * (1.0 - bar.exit),
    cell * bar.enter * (1.0 - bar.candidate * bar.candidate),
    cell * bar.forget,
  );
}

fn storeSlopes(bar: u32, unit: u32, slopes: Slopes) {
  gates[bar * C + unit] = slopes.forget;
  gates[bar * C + H + unit] = slopes.enter;
  gates[bar * C + 2u * H + unit] = slopes.exit;
  gates[bar * C + 3u * H + unit] = slopes.candidate;
}
`;

/** The first H of C invocations are units; then each invocation sums what one gate's slopes give one unit's output. */
const resident = (spec: KernelSpec) => `
/** [C] */
var<workgroup> slope: array<vec4f, ${4 * spec.shape.hidden}>;
/** What each gate gives the output of the bar before. [4, H] */
var<workgroup> part: array<vec4f, ${4 * spec.shape.hidden}>;

@compute @workgroup_size(${4 * spec.shape.hidden})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let gate = lane / H * H;
  let column = transposeAt(group.z) + gate * H + lane % H;
  ${unrolled(spec.shape.hidden, (k) => `let w${k} = transposed[column + ${k}u * H];`)}
  let isUnit = lane < H;
  let mask = recurrentMask(task, net.layer, quad, lane);
  let first = (group.z * launch.quads + quad) * net.T;
  var cellSlope = vec4f();
  var next = Bar();
  if (isUnit) { next = barAt(first + net.T - 1u, lane); }
  part[lane] = vec4f();
  workgroupBarrier();
  for (var t = net.T; t > 0u; t--) {
    let bar = first + t - 1u;
    if (isUnit) {
      let now = next;
      // Asked for now, needed after two barriers.
      if (t > 1u) { next = barAt(bar - 1u, lane); } else { next.cell = vec4f(); }
      let outputSlope = now.above + mask * (part[lane] + part[H + lane] + part[2u * H + lane] + part[3u * H + lane]);
      let slopes = slopesOf(now, next.cell, outputSlope, cellSlope);
      storeSlopes(bar, lane, slopes);
      slope[lane] = slopes.forget;
      slope[H + lane] = slopes.enter;
      slope[2u * H + lane] = slopes.exit;
      slope[3u * H + lane] = slopes.candidate;
      cellSlope = slopes.cell;
    }
    workgroupBarrier();
    var sum = vec4f();
    ${unrolled(spec.shape.hidden, (k) => `sum += w${k} * slope[gate + ${k}u];`)}
    part[lane] = sum;
    workgroupBarrier();
  }
}`;

/** An invocation takes every LANES-th unit; the gates pass through workgroup memory one after another. */
const streaming = (spec: KernelSpec) => `
const LANES = ${streamingLanes(spec)}u;
const UNITS = ${Math.ceil(spec.shape.hidden / streamingLanes(spec))}u;

/** Of one gate. [H] */
var<workgroup> slope: array<vec4f, ${spec.shape.hidden}>;

@compute @workgroup_size(${streamingLanes(spec)})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let transpose = transposeAt(group.z);
  let first = (group.z * launch.quads + quad) * net.T;
  var outputSlope: array<vec4f, UNITS>;
  var cellSlope: array<vec4f, UNITS>;
  for (var t = net.T; t > 0u; t--) {
    let bar = first + t - 1u;
    for (var u = 0u; u < UNITS; u++) {
      let unit = lane + u * LANES;
      if (unit >= H) { break; }
      let now = barAt(bar, unit);
      var before = vec4f();
      if (t > 1u) { before = cells[(bar - 1u) * H + unit]; }
      let slopes = slopesOf(now, before, now.above + outputSlope[u], cellSlope[u]);
      storeSlopes(bar, unit, slopes);
      cellSlope[u] = slopes.cell;
      outputSlope[u] = vec4f();
    }
    for (var gate = 0u; gate < 4u; gate++) {
      for (var unit = lane; unit < H; unit += LANES) { slope[unit] = gates[bar * C + gate * H + unit]; }
      workgroupBarrier();
      for (var u = 0u; u < UNITS; u++) {
        let unit = lane + u * LANES;
        if (unit >= H) { break; }
        var sum = outputSlope[u];
        var at = transpose + gate * H * H + unit;
        for (var k = 0u; k < H; k++) {
          sum += transposed[at] * slope[k];
          at += H;
        }
        outputSlope[u] = sum;
      }
      workgroupBarrier();
    }
    for (var u = 0u; u < UNITS; u++) {
      let unit = lane + u * LANES;
      if (unit < H) { outputSlope[u] *= recurrentMask(task, net.layer, quad, unit); }
    }
  }
}`;
