import type { Random } from '../../random';
import { type Eigen, eigenOf } from './eigen';
import type { Strategy } from './strategy';

/** Where a population stands: normal with mean `mean` and covariance `step`^2 `shape`, and the paths that it came by. */
export interface Distribution {
  readonly generation: number;
  readonly mean: Float64Array;
  readonly step: number;
  /** [n, n] */
  readonly shape: Float64Array;
  readonly eigen: Eigen;
  readonly stepPath: Float64Array;
  readonly path: Float64Array;
}

const least = 1e-8;

export function roundDistribution(mean: Float64Array, step: number): Distribution {
  const n = mean.length;
  const shape = new Float64Array(n * n);
  for (let k = 0; k < n; k++) shape[k * n + k] = 1;
  return {
    generation: 0,
    mean,
    step,
    shape,
    eigen: eigenOf(shape, n),
    stepPath: new Float64Array(n),
    path: new Float64Array(n),
  };
}

/** A draw from it (equations 38 to 40 of the tutorial). */
export function drawFrom({ mean, step, eigen }: Distribution, random: Random): Float64Array {
  const n = mean.length;
  const x = Float64Array.from(mean);
  for (let k = 0; k < n; k++) {
    const length = step * Math.sqrt(eigen.values[k]!) * random.normal();
    for (let i = 0; i < n; i++) x[i]! += length * eigen.vectors[k * n + i]!;
  }
  return x;
}

/**
 * The next generation (equations 41 to 47 of the tutorial, with negative weights).
 *
 * @param ranked the population's draws, the best first
 */
export function nextDistribution(
  now: Distribution,
  strategy: Strategy,
  ranked: readonly Float64Array[],
): Distribution {
  const { dimensions: n, weights, parents, massOfBest, rateOfStepPath, rateOfPath } = strategy;
  const steps = ranked.map((x) => x.map((value, i) => (value - now.mean[i]!) / now.step)); // [population][n]
  const moved = new Float64Array(n);
  for (let k = 0; k < parents; k++) for (let i = 0; i < n; i++) moved[i]! += weights[k]! * steps[k]![i]!;

  const whitened = whiten(now.eigen, moved);
  const pushStep = Math.sqrt(rateOfStepPath * (2 - rateOfStepPath) * massOfBest);
  const stepPath = now.stepPath.map((value, i) => (1 - rateOfStepPath) * value + pushStep * whitened[i]!);
  const length = lengthOf(stepPath);
  const generation = now.generation + 1;
  const begun = Math.sqrt(1 - (1 - rateOfStepPath) ** (2 * (generation + 1)));
  const isSteady = length / begun < (1.4 + 2 / (n + 1)) * strategy.usualLength;
  const pushPath = isSteady ? Math.sqrt(rateOfPath * (2 - rateOfPath) * massOfBest) : 0;
  const path = now.path.map((value, i) => (1 - rateOfPath) * value + pushPath * moved[i]!);
  const shape = nextShape(now, strategy, steps, path, isSteady);
  return {
    generation,
    mean: now.mean.map((value, i) => value + now.step * moved[i]!),
    step:
      now.step * Math.exp((rateOfStepPath / strategy.dampingOfStep) * (length / strategy.usualLength - 1)),
    ...shape,
    stepPath,
    path,
  };
}

function nextShape(
  { shape, eigen }: Distribution,
  { dimensions: n, weights, rateOfOne, rateOfRank, rateOfPath }: Strategy,
  steps: readonly Float64Array[],
  path: Float64Array,
  isSteady: boolean,
): Pick<Distribution, 'shape' | 'eigen'> {
  const scaled = weights.map((weight, k) =>
    weight >= 0 ? weight : (weight * n) / (lengthOf(whiten(eigen, steps[k]!)) ** 2 + least),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const lost = isSteady ? 0 : rateOfPath * (2 - rateOfPath);
  const kept = 1 + rateOfOne * lost - rateOfOne - rateOfRank * total;
  const next = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < steps.length; k++) sum += scaled[k]! * steps[k]![i]! * steps[k]![j]!;
      const entry = kept * shape[i * n + j]! + rateOfOne * path[i]! * path[j]! + rateOfRank * sum;
      next[i * n + j] = entry;
      next[j * n + i] = entry;
    }
  }
  return sound(next, eigenOf(next, n), n);
}

/** Rounding may leave it with a variance that is none. */
function sound(shape: Float64Array, eigen: Eigen, n: number): Pick<Distribution, 'shape' | 'eigen'> {
  if (eigen.values.every((value) => value > 0)) return { shape, eigen };
  const values = eigen.values.map((value) => (value > 0 ? value : least * least));
  const mended = new Float64Array(n * n);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        mended[i * n + j]! += values[k]! * eigen.vectors[k * n + i]! * eigen.vectors[k * n + j]!;
  return { shape: mended, eigen: { values, vectors: eigen.vectors } };
}

/** The inverse root of the covariance times a vector. */
export function whiten({ values, vectors }: Eigen, vector: Float64Array): Float64Array {
  const n = vector.length;
  const whitened = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let along = 0;
    for (let i = 0; i < n; i++) along += vectors[k * n + i]! * vector[i]!;
    along /= Math.sqrt(values[k]!);
    for (let i = 0; i < n; i++) whitened[i]! += along * vectors[k * n + i]!;
  }
  return whitened;
}

function lengthOf(vector: Float64Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}
