import { backwardPool, pool } from '@core/lstm/pooling';
import { attentionOf, type ModelShape, type Pooling, poolings, zeros64 } from '@core/lstm/shape';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';

const batch = 3;
const shapeOf = (pooling: Pooling, lookback = 4): ModelShape => ({
  features: 1,
  lookback,
  layers: 1,
  hidden: 2,
  pooling,
  outputs: 1,
});

/** Outputs of the top layer and weights with something in every tensor. */
function given(shape: ModelShape) {
  const random = createRandom(6, 'pooling');
  const size = batch * shape.lookback * shape.hidden;
  const weights = zeros64(shape);
  for (const { data } of weights) data.set(data.map(() => random.normal()));
  return { weights, outputs: Float64Array.from({ length: size }, () => Math.tanh(random.normal())) };
}

describe.each(poolings)('pooling by %s', (pooling) => {
  const shape = shapeOf(pooling);
  const { weights, outputs } = given(shape);

  it('shares each window out among its bars', () => {
    const { shares } = pool(shape, weights, outputs);
    for (let b = 0; b < batch; b++) {
      const own = shares.subarray(b * shape.lookback, (b + 1) * shape.lookback);
      expect(own.every((share) => share >= 0)).toBe(true);
      expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 15);
    }
  });

  it('sends back the central differences', () => {
    const random = createRandom(7, 'weights of what is pooled');
    const pull = Float64Array.from({ length: batch * shape.hidden }, () => random.normal());
    const objective = () =>
      pool(shape, weights, outputs).pooled.reduce((sum, value, i) => sum + value * pull[i]!, 0);
    const slope = (values: Float64Array, i: number) => {
      const kept = values[i]!;
      const ends = [1e-5, -1e-5].map((by) => {
        values[i] = kept + by;
        return objective();
      });
      values[i] = kept;
      return (ends[0]! - ends[1]!) / 2e-5;
    };
    const into = zeros64(shape);
    const found = backwardPool(shape, weights, pool(shape, weights, outputs), outputs, pull, into);
    for (let i = 0; i < outputs.length; i++) expect(found[i]).toBeCloseTo(slope(outputs, i), 9);
    if (pooling === 'attention') {
      for (const tensor of ['kernel', 'bias'] as const) {
        const [values, gradient] = [attentionOf(weights)[tensor], attentionOf(into)[tensor]];
        for (let i = 0; i < values.length; i++) expect(gradient[i]).toBeCloseTo(slope(values, i), 9);
      }
    } else {
      expect(into).toEqual(zeros64(shape));
    }
  });

  it('is the only bar where there is one', () => {
    const short = shapeOf(pooling, 1);
    const only = given(short);
    expect(pool(short, only.weights, only.outputs).pooled).toEqual(only.outputs);
  });
});

describe('pooling', () => {
  const rising = Float64Array.from({ length: 8 }, (_, i) => i / 10);

  it('takes the last bar, or the mean of all', () => {
    expect([...pool(shapeOf('last'), [], rising).pooled]).toEqual([0.6, 0.7]);
    const mean = pool(shapeOf('mean'), [], rising).pooled;
    expect(mean[0]).toBeCloseTo(0.3, 15);
    expect(mean[1]).toBeCloseTo(0.4, 15);
  });

  it('by attention looks where its kernel points, e times e as far at most', () => {
    const shape = shapeOf('attention');
    const weights = zeros64(shape);
    attentionOf(weights).kernel.set([1e6, 0]);
    const { shares } = pool(shape, weights, Float64Array.of(-1, 0, 1, 0, -1, 0, -1, 0));
    expect(shares[1]! / shares[0]!).toBeCloseTo(Math.E ** 2, 12);
    expect(shares[1]).toBe(Math.max(...shares));
  });

  it('by an attention of zeros is the mean', () => {
    const [attention, mean] = [shapeOf('attention'), shapeOf('mean')];
    expect(pool(attention, zeros64(attention), rising).pooled).toEqual(pool(mean, [], rising).pooled);
  });
});
