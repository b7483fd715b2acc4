import { activations, gates, masks, quadsOf, sizes, taskBuffers } from './common';
import { type KernelSource, reads, unrolled, writes } from './source';
import { isResident, type KernelSpec, residenceOf, streamingLanes } from './spec';

/**
 * The walk of a layer back through time, a quad of rows a workgroup. On entry `above` holds d loss / d outputs and `gates` the
 * activated gates, on exit `gates` holds d loss / d gates before their activation.
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
      gates +
      activations +
      masks(spec) +
      bar +
      (isResident(spec) ? resident(spec) : streaming(spec)),
  };
}

/** One unit at one bar, and its way back; what comes out of the cell goes on to the bar before. */
const bar = `
/** Where the transposed recurrent kernel begins, in lines of H: those of all layers of all models, [C, H] each, follow one another. */
fn transposeAt(slot: u32) -> u32 {
  return ((launch.firstModel + slot) * net.layers + net.layer) * C;
}

struct Bar {
  gate: Gates,
  cell: vec4f,
  above: vec4f,
}

fn barAt(bar: u32, unit: u32) -> Bar {
  return Bar(gatesAt(bar, unit), cells[bar * H + unit], above[bar * H + unit]);
}

/** d loss / d gates before their activation, and what the cell passes on to the bar before. */
struct Slopes {
  gate: Gates,
  cell: vec4f,
}

fn slopesOf(bar: Bar, before: vec4f, outputSlope: vec4f, cellSlope: vec4f) -> Slopes {
  let gate = bar.gate;
  let squashed = squash(bar.cell);
  let cell = cellSlope + outputSlope * gate.exit * (1.0 - squashed * squashed);
  return Slopes(
    Gates(
      cell * before * gate.forget * (1.0 - gate.forget),
      cell * gate.candidate * gate.enter * (1.0 - gate.enter),
      outputSlope * squashed * gate.exit * (1.0 - gate.exit),
      cell * gate.enter * (1.0 - gate.candidate * gate.candidate),
    ),
    cell * gate.forget,
  );
}
`;

/**
 * The first H invocations are units; then every invocation sums what HELD slopes of one gate give four units, their weights in its
 * registers: a quad of slopes that is read from workgroup memory meets sixteen products.
 */
const resident = (spec: KernelSpec) => {
  const { slices, held, isUneven } = residenceOf(spec);
  const across = Math.ceil(spec.shape.hidden / 4);
  return `
const SLICES = ${4 * slices}u;
const HELD = ${held}u;
/** Invocations side by side, and from one of an invocation's four units to the next. */
const ACROSS = ${across}u;
/** One more than is held, so that slices read from different banks. */
const LINE = ${held + 1}u;

/** [SLICES, LINE] */
var<workgroup> slope: array<vec4f, ${4 * slices * (held + 1)}>;
/** What each slice gives the outputs of the bar before. [SLICES, 4 ACROSS] */
var<workgroup> part: array<vec4f, ${4 * slices * 4 * across}>;

/** The weights of number \`k\` of the held columns for four units; those beyond the last unit are never looked at. */
fn weightsOf(column: u32, k: u32, unit: u32) -> vec4f {
  ${isUneven ? 'if (k >= H) { return vec4f(); }' : ''}
  let at = (column + k) * H + unit;
  return vec4f(transposed[at], transposed[at + ACROSS], transposed[at + 2u * ACROSS], transposed[at + 3u * ACROSS]);
}

@compute @workgroup_size(${4 * slices * across})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let task = launch.taskAt + group.z;
  let quad = group.x;
  if (quad >= quadsOf(task)) { return; }
  let slice = lane / ACROSS;
  let unit = lane % ACROSS;
  let held = slice % ${slices}u * HELD;
  let gate = transposeAt(group.z) + slice / ${slices}u * H;
  ${unrolled(held, (k) => `let w${k} = weightsOf(gate, held + ${k}u, unit);`)}
  let isUnit = lane < H;
  let mask = recurrentMask(task, net.layer, quad, lane);
  let first = (group.z * launch.quads + quad) * net.T;
  var cellSlope = vec4f();
  var next = Bar();
  if (isUnit) {
    next = barAt(first + net.T - 1u, lane);
    for (var s = 0u; s < SLICES; s++) { part[s * 4u * ACROSS + lane] = vec4f(); }
  }
  workgroupBarrier();
  for (var t = net.T; t > 0u; t--) {
    let bar = first + t - 1u;
    if (isUnit) {
      let now = next;
      // Asked for now, needed after two barriers.
      if (t > 1u) { next = barAt(bar - 1u, lane); } else { next.cell = vec4f(); }
      var outputSlope = vec4f();
      for (var s = 0u; s < SLICES; s++) { outputSlope += part[s * 4u * ACROSS + lane]; }
      let slopes = slopesOf(now, next.cell, now.above + mask * outputSlope, cellSlope);
      storeGates(bar, lane, slopes.gate);
      let at = lane / HELD * LINE + lane % HELD;
      slope[at] = slopes.gate.forget;
      slope[at + ${slices}u * LINE] = slopes.gate.enter;
      slope[at + 2u * ${slices}u * LINE] = slopes.gate.exit;
      slope[at + 3u * ${slices}u * LINE] = slopes.gate.candidate;
      cellSlope = slopes.cell;
    }
    workgroupBarrier();
    ${unrolled(4, (i) => `var sum${i} = vec4f();`)}
    ${unrolled(
      held,
      (k) => `let s${k} = slope[slice * LINE + ${k}u];
    sum0 += w${k}.x * s${k};
    sum1 += w${k}.y * s${k};
    sum2 += w${k}.z * s${k};
    sum3 += w${k}.w * s${k};`,
    )}
    ${unrolled(4, (i) => `part[(slice * 4u + ${i}u) * ACROSS + unit] = sum${i};`)}
    workgroupBarrier();
  }
}
`;
};

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
      storeGates(bar, unit, slopes.gate);
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
        var at = (transpose + gate * H) * H + unit;
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
