import { assertNever } from '@shared/errors';
import type { Floats, NamedArrays } from './shape';

/** How gradients become updates. The learning rate is not here: it may differ from step to step (`schedule.ts`). */
export type Optimizer = { readonly weightDecay: number } & (
  | { readonly kind: 'adam' }
  | { readonly kind: 'adamw' }
  | { readonly kind: 'rmsprop' }
  | { readonly kind: 'sgd'; readonly momentum: number }
);

/** Decay rates of Adam's two moments and of RMSprop's one, and the guard of the denominators, as published. */
export const rates = { beta1: 0.9, beta2: 0.999, rho: 0.9, epsilon: 1e-8 } as const;

/** Arrays of state a parameter that the optimizer keeps between steps. */
export function momentCount({ kind }: Optimizer): number {
  switch (kind) {
    case 'adam':
    case 'adamw':
      return 2;
    case 'rmsprop':
    case 'sgd':
      return 1;
    default:
      return assertNever(kind);
  }
}

/**
 * One update in place; `step` counts from 1 and is the only state besides the moments, so training resumes to the same bits.
 * Arithmetic is float64 whatever the arrays hold. w weight, g clipped gradient, a learning rate, d weight decay:
 *
 * - `adam` (Kingma and Ba, ICLR 2015, algorithm 1): g += d w; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
 *   w -= a (m / (1 - b1^step)) / (sqrt(v / (1 - b2^step)) + e)
 * - `adamw` (Loshchilov and Hutter, ICLR 2019, algorithm 2): w -= a d w; then as `adam` without the d in g
 * - `rmsprop` (Tieleman and Hinton, lecture 6.5, 2012): g += d w; v = r v + (1 - r) g^2; w -= a g / (sqrt(v) + e)
 * - `sgd` (Polyak 1964 as PyTorch has it): g += d w; m = momentum m + g; w -= a m
 *
 * Weight decay takes every parameter, biases too, as PyTorch's optimizers do.
 */
export function update<A extends Floats>(
  optimizer: Optimizer,
  weights: NamedArrays<A>,
  moments: readonly NamedArrays<A>[],
  gradients: NamedArrays<A>,
  step: number,
  learningRate: number,
): void {
  const rule = ruleOf(optimizer, step, learningRate);
  for (let p = 0; p < weights.length; p++) {
    rule(
      weights[p]!.data,
      gradients[p]!.data,
      moments.map((moment) => moment[p]!.data),
    );
  }
}

/**
 * Scales the gradients in place so that their global L2 norm is at most `limit`, by limit / max(norm, limit) (Pascanu, Mikolov
 * and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013). Returns the norm before.
 */
export function clipByGlobalNorm(gradients: NamedArrays<Floats>, limit: number): number {
  const norm = globalNorm(gradients);
  if (norm > limit) {
    const scale = limit / norm;
    for (const { data } of gradients) for (let i = 0; i < data.length; i++) data[i]! *= scale;
  }
  return norm;
}

export function globalNorm(arrays: NamedArrays<Floats>): number {
  let sum = 0;
  for (const { data } of arrays) for (let i = 0; i < data.length; i++) sum += data[i]! * data[i]!;
  return Math.sqrt(sum);
}

/** By repeated squaring: products alone, so the same bits wherever IEEE 754 holds, which `Math.pow` does not promise. */
export function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

type Rule = (weight: Floats, gradient: Floats, moments: readonly Floats[]) => void;

function ruleOf(optimizer: Optimizer, step: number, learningRate: number): Rule {
  const { weightDecay } = optimizer;
  switch (optimizer.kind) {
    case 'adam':
      return adam(step, learningRate, weightDecay, 0);
    case 'adamw':
      return adam(step, learningRate, 0, learningRate * weightDecay);
    case 'rmsprop':
      return rmsprop(learningRate, weightDecay);
    case 'sgd':
      return sgd(learningRate, weightDecay, optimizer.momentum);
    default:
      return assertNever(optimizer);
  }
}

/** `coupled` decay goes into the gradient, `decoupled` straight into the weight. */
function adam(step: number, learningRate: number, coupled: number, decoupled: number): Rule {
  const correction1 = 1 - integerPower(rates.beta1, step);
  const correction2 = 1 - integerPower(rates.beta2, step);
  return (weight, gradient, [first, second]) => {
    for (let i = 0; i < weight.length; i++) {
      const w = weight[i]! * (1 - decoupled);
      const g = gradient[i]! + coupled * w;
      const m = rates.beta1 * first![i]! + (1 - rates.beta1) * g;
      const v = rates.beta2 * second![i]! + (1 - rates.beta2) * g * g;
      first![i] = m;
      second![i] = v;
      weight[i] = w - (learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + rates.epsilon);
    }
  };
}

function rmsprop(learningRate: number, decay: number): Rule {
  return (weight, gradient, [moment]) => {
    for (let i = 0; i < weight.length; i++) {
      const g = gradient[i]! + decay * weight[i]!;
      const v = rates.rho * moment![i]! + (1 - rates.rho) * g * g;
      moment![i] = v;
      weight[i]! -= (learningRate * g) / (Math.sqrt(v) + rates.epsilon);
    }
  };
}

function sgd(learningRate: number, decay: number, momentum: number): Rule {
  return (weight, gradient, [moment]) => {
    for (let i = 0; i < weight.length; i++) {
      const m = momentum * moment![i]! + gradient[i]! + decay * weight[i]!;
      moment![i] = m;
      weight[i]! -= learningRate * m;
    }
  };
}
