import { adamUpdate, clipByGlobalNorm } from '@core/lstm/adam';
import { forward, lossAndGradients } from '@core/lstm/network';
import { type ModelShape, type NamedArrays, zeros64 } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/torch-lstm-golden.json';

/** Read from JSON: named parameters as plain lists. */
type Listed = readonly { readonly name: string; readonly data: readonly number[] }[];

const arrays = (listed: Listed): NamedArrays<Float64Array> =>
  listed.map(({ name, data }) => ({ name, data: Float64Array.from(data) }));

function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  expect(actual.length, what).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!) / Math.max(1e-3, Math.abs(expected[i]!));
    expect(error, `${what}[${i}]: ${actual[i]} against ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe.each(golden.cases)('the reference LSTM against PyTorch: $name', (expected) => {
  const shape: ModelShape = expected.shape;
  const weights = arrays(expected.weights);
  const batch = { inputs: Float64Array.from(expected.inputs), labels: Float64Array.from(expected.labels) };
  const masks = expected.masks?.map((mask) => Float64Array.from(mask)) ?? null;
  const classWeights = [expected.classWeights[0]!, expected.classWeights[1]!] as const;

  it('gives the same logits', () => {
    expectClose(forward(shape, weights, batch.inputs, masks).logits, expected.logits, 1e-10, 'logits');
  });

  it('gives the same loss and gradients', () => {
    const { loss, gradients } = lossAndGradients(shape, weights, batch, classWeights, masks);
    expectClose([loss], [expected.loss], 1e-10, 'loss');
    expected.gradients.forEach(({ name, data }, i) => {
      expect(gradients[i]!.name).toBe(name);
      expectClose(gradients[i]!.data, data, 1e-9, name);
    });
  });

  it('stays on the same path through clipped Adam steps', () => {
    const { adam } = expected;
    const moments = [zeros64(shape), zeros64(shape)] as const;
    const trained = arrays(expected.weights);
    const losses: number[] = [];
    const norms: number[] = [];
    for (let step = 1; step <= adam.losses.length; step++) {
      const { loss, gradients } = lossAndGradients(shape, trained, batch, classWeights, masks);
      losses.push(loss);
      norms.push(clipByGlobalNorm(gradients, adam.clipNorm));
      adamUpdate(trained, moments, gradients, step, adam.learningRate);
    }
    expectClose(losses, adam.losses, 1e-9, 'losses');
    expectClose(norms, adam.norms, 1e-8, 'gradient norms');
    for (const [i, { name, data }] of adam.weights.entries()) expectClose(trained[i]!.data, data, 1e-8, name);
  });
});

it('the golden values clip in some steps and not in others, so both ways are checked', () => {
  const norms = golden.cases.flatMap(({ adam }) => adam.norms.map((norm) => norm > adam.clipNorm));
  expect(new Set(norms).size).toBe(2);
});
