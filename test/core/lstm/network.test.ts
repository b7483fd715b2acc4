import { dropoutMasks } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { forward, lossAndGradients } from '@core/lstm/network';
import { type ModelShape, toFloat64 } from '@core/lstm/shape';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';

const shapes: readonly (ModelShape & { readonly batch: number })[] = [
  { features: 1, lookback: 1, layers: 1, hidden: 1, batch: 1 },
  { features: 2, lookback: 4, layers: 1, hidden: 3, batch: 2 },
  { features: 3, lookback: 3, layers: 2, hidden: 3, batch: 3 },
  { features: 2, lookback: 3, layers: 3, hidden: 2, batch: 2 },
];

describe.each(shapes)(
  'gradients of the reference with $layers layers of $hidden, $lookback bars',
  ({ batch, ...shape }) => {
    const random = createRandom(5, 'inputs');
    const data = {
      inputs: Float64Array.from({ length: batch * shape.lookback * shape.features }, () => random.normal()),
      labels: Float64Array.from({ length: batch }, (_, i) => (i + 1) % 2),
    };
    const masks = dropoutMasks(shape, { rate: 0.3, seed: 2, step: 1 }, 0, batch);
    const classWeights = [0.7, 1.6] as const;
    const weights = toFloat64(initialWeights(shape, 11));
    const lossNow = () => lossAndGradients(shape, weights, data, classWeights, masks).loss;
    const { gradients } = lossAndGradients(shape, weights, data, classWeights, masks);

    it.each(weights.map(({ name }, index) => ({ name, index })))(
      'match central differences for $name',
      ({ index }) => {
        const values = weights[index]!.data;
        for (let i = 0; i < values.length; i++) {
          const kept = values[i]!;
          const width = 1e-5;
          values[i] = kept + width;
          const above = lossNow();
          values[i] = kept - width;
          const below = lossNow();
          values[i] = kept;
          expect(gradients[index]!.data[i]!).toBeCloseTo((above - below) / (2 * width), 8);
        }
      },
    );
  },
);

it('the reference is not trivially flat: every parameter group gets a gradient', () => {
  const shape = { features: 2, lookback: 4, layers: 2, hidden: 3 };
  const random = createRandom(1);
  const data = {
    inputs: Float64Array.from({ length: 24 }, () => random.normal()),
    labels: new Float64Array([1, 0, 1]),
  };
  const { gradients } = lossAndGradients(shape, toFloat64(initialWeights(shape, 1)), data, [1, 1]);
  for (const { name, data: values } of gradients)
    expect(
      values.every((g) => g !== 0),
      name,
    ).toBe(true);
});

it('reads only its own sequence: rows of a batch do not touch each other', () => {
  const shape = { features: 2, lookback: 3, layers: 2, hidden: 4 };
  const random = createRandom(3);
  const inputs = Float64Array.from({ length: 5 * 6 }, () => random.normal());
  const weights = toFloat64(initialWeights(shape, 4));
  const together = forward(shape, weights, inputs).logits;
  const alone = Array.from(
    { length: 5 },
    (_, b) => forward(shape, weights, inputs.slice(b * 6, b * 6 + 6)).logits[0]!,
  );
  expect([...together]).toEqual(alone);
});
