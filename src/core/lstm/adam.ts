import type { Floats, NamedArrays } from './shape';

/** Exponential decay rates of the two moments and the guard of the denominator, as published. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/**
 * One Adam update in place (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1, with the
 * bias corrections on both moments). `step` counts from 1 and is the only state besides the moments, so
 * training resumes to the same bits. Arithmetic is float64 whatever the arrays hold.
 */
export function adamUpdate<A extends Floats>(
  weights: NamedArrays<A>,
  moments: readonly [NamedArrays<A>, NamedArrays<A>],
  gradients: NamedArrays<A>,
  step: number,
  learningRate: number,
): void {
  const correction1 = 1 - integerPower(adam.beta1, step);
  const correction2 = 1 - integerPower(adam.beta2, step);
  for (let p = 0; p < weights.length; p++) {
    const weight = weights[p]!.data;
    const first = moments[0][p]!.data;
    const second = moments[1][p]!.data;
    const gradient = gradients[p]!.data;
    for (let i = 0; i < weight.length; i++) {
      const g = gradient[i]!;
      const m = adam.beta1 * first[i]! + (1 - adam.beta1) * g;
      const v = adam.beta2 * second[i]! + (1 - adam.beta2) * g * g;
      first[i] = m;
      second[i] = v;
      weight[i]! -= (learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + adam.epsilon);
    }
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
function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
