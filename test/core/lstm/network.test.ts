import { dropoutMasks, noDropout } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { forward, lossAndGradients } from '@core/lstm/network';
import { poolings, toFloat64 } from '@core/lstm/shape';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { entriesOf, type Given, losses, optionsFor } from '../../suites/options';
import { noise } from '../../suites/oracle';

const sizes = [
  { features: 1, lookback: 1, layers: 1, hidden: 1, batch: 1 },
  { features: 2, lookback: 4, layers: 1, hidden: 3, batch: 2 },
  { features: 3, lookback: 3, layers: 2, hidden: 3, batch: 3 },
  { features: 2, lookback: 3, layers: 4, hidden: 2, batch: 2 },
];

/** Every size, then every loss and every kind of dropout, each with every pooling. */
const cases: readonly { readonly name: string; readonly given: Given; readonly batch: number }[] =
  poolings.flatMap((pooling) => {
    const small = { features: 2, lookback: 3, layers: 2, hidden: 2, pooling };
    const rates: readonly Given[] = [
      { dropout: 0.4 },
      { recurrentDropout: 0.4 },
      { dropout: 0.3, recurrentDropout: 0.3 },
    ];
    return [
      ...sizes.map(({ batch, ...shape }) => ({
        name: `${shape.layers} layers of ${shape.hidden}, ${shape.lookback} bars, pooled by ${pooling}`,
        given: { shape: { ...shape, pooling } },
        batch,
      })),
      ...entriesOf(losses).map(({ name, it: loss }) => ({
        name: `the loss "${name}", pooled by ${pooling}`,
        given: { loss, shape: small },
        batch: 3,
      })),
      ...rates.map((rate) => ({
        name: `${Object.keys(rate).join(' and ')}, pooled by ${pooling}`,
        given: { ...rate, shape: { ...small, layers: 3 } },
        batch: 3,
      })),
    ];
  });

describe('gradients of the reference match central differences', () => {
  it.each(cases)('with $name', ({ given, batch: rows }) => {
    const options = optionsFor(given);
    const { shape, loss } = options;
    const batch = batchOf(options, rows);
    const masks = dropoutMasks(shape, { ...options, step: 1 }, 0, rows);
    const weights = toFloat64(initialWeights(shape, 11));
    const { gradients } = lossAndGradients(shape, weights, batch, loss, masks);
    for (const [k, { name, data }] of weights.entries()) {
      for (let i = 0; i < data.length; i++) {
        const kept = data[i]!;
        const width = 1e-5;
        const [above, below] = [width, -width].map((by) => {
          data[i] = kept + by;
          return lossAndGradients(shape, weights, batch, loss, masks).loss;
        });
        data[i] = kept;
        expect(gradients[k]!.data[i], `${name}[${i}]`).toBeCloseTo((above! - below!) / (2 * width), 8);
      }
    }
  });
});

describe.each(poolings)('the reference, pooled by %s', (pooling) => {
  const options = optionsFor({ loss: losses['three classes'], shape: { layers: 2, hidden: 4, pooling } });
  const { shape, loss } = options;
  const weights = toFloat64(initialWeights(shape, 4));
  const batch = batchOf(options, 5);

  it('is not trivially flat: every parameter gets a gradient', () => {
    for (const { name, data } of lossAndGradients(shape, weights, batch, loss).gradients) {
      expect(
        data.every((g) => g !== 0),
        name,
      ).toBe(true);
    }
  });

  it('reads only its own sequence: rows of a batch do not touch each other', () => {
    const width = shape.lookback * shape.features;
    const together = forward(shape, weights, batch.inputs).outputs;
    const alone = Array.from({ length: 5 }, (_, b) => [
      ...forward(shape, weights, batch.inputs.slice(b * width, (b + 1) * width)).outputs,
    ]);
    expect([...together]).toEqual(alone.flat());
  });

  it('drops on the recurrent way all bars of a sequence alike, and nothing over a single bar', () => {
    const masks = { ...noDropout, recurrent: dropoutMasks(shape, drop, 0, 5).recurrent };
    const plain = forward(shape, weights, batch.inputs);
    const dropped = forward(shape, weights, batch.inputs, masks);
    expect(dropped.outputs).not.toEqual(plain.outputs);
    expect(dropped.layers[0]!.outputs.subarray(0, 4)).toEqual(plain.layers[0]!.outputs.subarray(0, 4));
    const short = { ...shape, lookback: 1 };
    const first = batch.inputs.slice(0, 5 * shape.features);
    expect(forward(short, weights, first, masks).outputs).toEqual(forward(short, weights, first).outputs);
  });

  it('forgets the bars before where every recurrent output is dropped', () => {
    const none = { ...noDropout, recurrent: [new Float64Array(20), new Float64Array(20)] };
    const silent = weights.map(({ name, data }) => ({
      name,
      data: name.endsWith('/recurrent') ? new Float64Array(data.length) : data,
    }));
    expect(forward(shape, weights, batch.inputs, none).outputs).toEqual(
      forward(shape, silent, batch.inputs).outputs,
    );
  });
});

const drop = { dropout: 0, recurrentDropout: 0.5, seed: 2, step: 1 };

function batchOf({ shape, loss }: ReturnType<typeof optionsFor>, rows: number) {
  const random = createRandom(5, 'inputs');
  const size = rows * shape.lookback * shape.features;
  return {
    inputs: Float64Array.from({ length: size }, () => random.normal()),
    labels: noise(rows, 1, loss).labels,
  };
}
