import { assertNever } from '@shared/errors';
import type { Loss } from '../../device';

/**
 * WGSL of `judge`: the losses of a quad of rows from what the head said of them, and d loss / d said into `slope`. The formulas are
 * those of core/lstm/losses, four rows at a time.
 */
export function lossCode(loss: Loss['kind']): string {
  switch (loss) {
    case 'binary':
      return judge(binary);
    case 'categorical':
      return judge(categorical);
    case 'squared':
      return judge(squared);
    case 'huber':
      return judge(huber);
    case 'gaussian':
      return judge(gaussian);
    case 'quantile':
      return judge(quantile);
    default:
      return assertNever(loss);
  }
}

const judge = (body: string) => `
/** Class weights, levels or delta. */
fn number(task: u32, k: u32) -> vec4f {
  return vec4f(bitcast<f32>(words[tasks[task].numbersAt + k]));
}

fn judge(task: u32, label: vec4f) -> vec4f {${body}}
`;

const binary = `
  let z = said[0];
  let weight = select(number(task, 0u), number(task, 1u), label == vec4f(1.0));
  let y = label * (1.0 - tasks[task].smoothing) + tasks[task].smoothing / 2.0;
  slope[0] = weight * (sigmoid(z) - y);
  return weight * (max(z, vec4f()) - z * y + log(1.0 + exp(-abs(z))));
`;

/** A label that is no class, as NaN, is its own weight: no number is made up for it. */
const categorical = `
  var largest = said[0];
  for (var k = 1u; k < net.O; k++) { largest = max(largest, said[k]); }
  var powers = vec4f();
  var weight = label;
  for (var k = 0u; k < net.O; k++) {
    powers += exp(said[k] - largest);
    weight = select(weight, number(task, k), label == vec4f(f32(k)));
  }
  let logSum = log(powers) + largest;
  let share = tasks[task].smoothing / f32(net.O);
  var loss = vec4f();
  for (var k = 0u; k < net.O; k++) {
    let logP = said[k] - logSum;
    let y = select(vec4f(), vec4f(1.0 - tasks[task].smoothing), label == vec4f(f32(k))) + share;
    loss -= weight * y * logP;
    slope[k] = weight * (exp(logP) - y);
  }
  return loss;
`;

const squared = `
  let error = said[0] - label;
  slope[0] = 2.0 * error;
  return error * error;
`;

const huber = `
  let error = said[0] - label;
  let delta = number(task, 0u);
  let size = abs(error);
  slope[0] = clamp(error, -delta, delta);
  return select(delta * (size - delta / 2.0), error * error / 2.0, size <= delta);
`;

const gaussian = `
  let error = label - said[0];
  let certainty = exp(-said[1]);
  slope[0] = -error * certainty;
  slope[1] = (1.0 - error * error * certainty) / 2.0;
  return (said[1] + error * error * certainty + ${Math.log(2 * Math.PI)}) / 2.0;
`;

const quantile = `
  var loss = vec4f();
  for (var k = 0u; k < net.O; k++) {
    let error = label - said[k];
    let level = number(task, k);
    let rise = select(level - 1.0, level, error >= vec4f());
    loss += rise * error;
    slope[k] = -rise / f32(net.O);
  }
  return loss / f32(net.O);
`;
