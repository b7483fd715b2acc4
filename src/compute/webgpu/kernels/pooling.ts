import type { Pooling } from '@core/lstm/shape';
import { assertNever } from '@shared/errors';

/**
 * WGSL of core/lstm/pooling.ts for one quad of rows: `prepare`, once; `pooled(unit)`; and `unpool`, which writes
 * d loss / d outputs into `above` from the d loss / d pooled that lies in the quad's tail. All lanes call all three.
 */
export function poolingCode(pooling: Pooling): string {
  switch (pooling) {
    case 'last':
      return nothingToPrepare + last;
    case 'mean':
      return nothingToPrepare + mean;
    case 'attention':
      return attention;
    default:
      return assertNever(pooling);
  }
}

const nothingToPrepare = `
fn prepare(parameters: u32, tail: u32, first: u32, lane: u32) {}
`;

const last = `
fn pooled(tail: u32, first: u32, unit: u32) -> vec4f {
  return outputs[(first + net.T - 1u) * net.H + unit];
}

fn unpool(parameters: u32, tail: u32, first: u32, lane: u32) {
  let lastBar = (net.T - 1u) * net.H;
  for (var e = lane; e < lastBar; e += LANES) { above[first * net.H + e] = vec4f(); }
  for (var unit = lane; unit < net.H; unit += LANES) {
    above[first * net.H + lastBar + unit] = tails[pooledAt(tail) + unit];
  }
}
`;

const mean = `
fn pooled(tail: u32, first: u32, unit: u32) -> vec4f {
  var sum = vec4f();
  for (var t = 0u; t < net.T; t++) { sum += outputs[(first + t) * net.H + unit]; }
  return sum / f32(net.T);
}

fn unpool(parameters: u32, tail: u32, first: u32, lane: u32) {
  for (var unit = lane; unit < net.H; unit += LANES) {
    let slope = tails[pooledAt(tail) + unit] / f32(net.T);
    for (var t = 0u; t < net.T; t++) { above[(first + t) * net.H + unit] = slope; }
  }
}
`;

/** Shares and scores of the bars lie in the quad's tail; on the way back their slopes take the scores' place. */
const attention = `
fn prepare(parameters: u32, tail: u32, first: u32, lane: u32) {
  let kernel = parameters + net.attention;
  var sum = vec4f();
  for (var t = lane; t < net.T; t += LANES) {
    var score = vec4f(weights[kernel + net.H]);
    for (var unit = 0u; unit < net.H; unit++) { score += weights[kernel + unit] * outputs[(first + t) * net.H + unit]; }
    score = squash(score);
    // Of scores in -1 ... 1, which cannot overflow.
    let power = exp(score);
    tails[scoresAt(tail) + t] = score;
    tails[sharesAt(tail) + t] = power;
    sum += power;
  }
  sum = total(lane, sum);
  for (var t = lane; t < net.T; t += LANES) { tails[sharesAt(tail) + t] /= sum; }
  storageBarrier();
}

fn pooled(tail: u32, first: u32, unit: u32) -> vec4f {
  var sum = vec4f();
  for (var t = 0u; t < net.T; t++) { sum += tails[sharesAt(tail) + t] * outputs[(first + t) * net.H + unit]; }
  return sum;
}

/** d loss / d share of a bar. */
fn shareSlope(tail: u32, first: u32, t: u32) -> vec4f {
  var sum = vec4f();
  for (var unit = 0u; unit < net.H; unit++) {
    sum += tails[pooledAt(tail) + unit] * outputs[(first + t) * net.H + unit];
  }
  return sum;
}

fn unpool(parameters: u32, tail: u32, first: u32, lane: u32) {
  storageBarrier();
  var mean = vec4f();
  for (var t = lane; t < net.T; t += LANES) { mean += tails[sharesAt(tail) + t] * shareSlope(tail, first, t); }
  mean = total(lane, mean);
  var bias = vec4f();
  for (var t = lane; t < net.T; t += LANES) {
    let score = tails[scoresAt(tail) + t];
    let slope = tails[sharesAt(tail) + t] * (shareSlope(tail, first, t) - mean) * (1.0 - score * score);
    tails[scoresAt(tail) + t] = slope;
    bias += slope;
  }
  bias = total(lane, bias);
  if (lane == 0u) { tails[attentionAt(tail) + net.H] = bias; }
  storageBarrier();
  for (var unit = lane; unit < net.H; unit += LANES) {
    let weight = weights[parameters + net.attention + unit];
    let pooledSlope = tails[pooledAt(tail) + unit];
    var kernel = vec4f();
    for (var t = 0u; t < net.T; t++) {
      let slope = tails[scoresAt(tail) + t];
      kernel += slope * outputs[(first + t) * net.H + unit];
      above[(first + t) * net.H + unit] = tails[sharesAt(tail) + t] * pooledSlope + slope * weight;
    }
    tails[attentionAt(tail) + unit] = kernel;
  }
}
`;
