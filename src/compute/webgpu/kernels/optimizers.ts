import { rates } from '@core/lstm/optimizers';
import { assertNever } from '@shared/errors';
import type { Optimizer } from '../../device';

/** WGSL of `updated`, the new weight by a rule of core/lstm/optimizers.ts; the moments of a model lie one after another. */
export function optimizerCode(optimizer: Optimizer['kind']): string {
  switch (optimizer) {
    case 'adam':
      return adam('0.0', 'tasks[task].weightDecay');
    case 'adamw':
      return adam('tasks[task].learningRate * tasks[task].weightDecay', '0.0');
    case 'rmsprop':
      return rmsprop;
    case 'sgd':
      return sgd;
    default:
      return assertNever(optimizer);
  }
}

const signature = 'fn updated(task: u32, model: u32, p: u32, before: f32, gradient: f32) -> f32';

const adam = (decoupled: string, coupled: string) => `
${signature} {
  let at = 2u * model * net.stride + p;
  let w = before - ${decoupled} * before;
  let g = gradient + ${coupled} * w;
  let m = ${rates.beta1} * moments[at] + ${1 - rates.beta1} * g;
  let v = ${rates.beta2} * moments[at + net.stride] + ${1 - rates.beta2} * g * g;
  moments[at] = m;
  moments[at + net.stride] = v;
  let denominator = sqrt(v / tasks[task].correction2) + ${rates.epsilon};
  return w - tasks[task].learningRate * (m / tasks[task].correction1) / denominator;
}
`;

const rmsprop = `
${signature} {
  let at = model * net.stride + p;
  let g = gradient + tasks[task].weightDecay * before;
  let v = ${rates.rho} * moments[at] + ${1 - rates.rho} * g * g;
  moments[at] = v;
  return before - tasks[task].learningRate * g / (sqrt(v) + ${rates.epsilon});
}
`;

const sgd = `
${signature} {
  let at = model * net.stride + p;
  let m = tasks[task].momentum * moments[at] + gradient + tasks[task].weightDecay * before;
  moments[at] = m;
  return before - tasks[task].learningRate * m;
}
`;
