import { inputsOf } from '@core/lstm/shape';
import { standardShape } from '@shared/devices';
import type { TrainerOptions } from '../device';

/** One training step, as far as its cost goes: what is trained, and on how many rows at once. */
export type Problem = Omit<TrainerOptions, 'seed'> & { readonly batch: number };

const { batch, ...shape } = standardShape;

/** A step of the shape that Settings compares devices on, trained as is usual. */
export const standardProblem: Problem = {
  shape: { ...shape, pooling: 'last', outputs: 1 },
  loss: { kind: 'binary', classWeights: [1, 1], smoothing: 0 },
  dropout: 0,
  recurrentDropout: 0,
  optimizer: { kind: 'adam', weightDecay: 0 },
  clipNorm: 1,
  batch,
};

/** Two problems with equal keys cost the same: it leaves out what changes only the values of a step, such as a dropout rate. */
export function problemKey(problem: Problem): string {
  const { features, lookback, layers, hidden, pooling, outputs } = problem.shape;
  return [
    `features ${features}`,
    `lookback ${lookback}`,
    `layers ${layers}`,
    `hidden ${hidden}`,
    `batch ${problem.batch}`,
    `pooling ${pooling}`,
    `loss ${problem.loss.kind} of ${outputs}`,
    `optimizer ${problem.optimizer.kind}`,
    ...(problem.dropout > 0 ? ['dropout'] : []),
    ...(problem.recurrentDropout > 0 ? ['recurrent dropout'] : []),
    ...(problem.clipNorm === null ? [] : ['clipped']),
  ].join(', ');
}

/**
 * Floating-point operations of one step of one row and bar, to the leading order: every weight of a layer is one multiply-add on
 * the way forth and two on the way back.
 */
export function flopsPerBar({ shape }: Pick<Problem, 'shape'>): number {
  let weights = 0;
  for (let layer = 0; layer < shape.layers; layer++)
    weights += 4 * shape.hidden * (inputsOf(shape, layer) + shape.hidden);
  return 6 * weights;
}

/** Of one training step, to the same order. */
export function stepFlops(problem: Problem): number {
  return problem.batch * problem.shape.lookback * flopsPerBar(problem);
}

/**
 * The problem with fewer rows, and where one row alone is too much with fewer bars, so that a step takes at most `flops`; not
 * below one row of `fewestBars`.
 */
export function atMost(problem: Problem, flops: number): Problem {
  const bars = Math.max(1, Math.floor(flops / flopsPerBar(problem)));
  const { lookback } = problem.shape;
  const kept = Math.min(lookback, Math.max(bars, fewestBars));
  const batch = Math.min(problem.batch, Math.max(1, Math.floor(bars / kept)));
  return { ...problem, shape: { ...problem.shape, lookback: kept }, batch };
}

const fewestBars = 8;
