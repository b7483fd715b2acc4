import { outputsOf } from '@core/lstm/losses';
import { forward, lossAndGradients } from '@core/lstm/network';
import { clipByGlobalNorm, momentCount, update } from '@core/lstm/optimizers';
import { poolings, zeros64 } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { arraysOf, expectClose, golden, masksOf } from './golden';

const batchOf = ({ inputs, labels }: (typeof golden.cases)[number]) => ({
  inputs: Float64Array.from(inputs),
  labels: Float64Array.from(labels),
});

describe.each(golden.cases)('the reference LSTM against PyTorch: $name', (expected) => {
  const { shape, loss } = expected;
  const weights = arraysOf(expected.weights);
  const batch = batchOf(expected);
  const masks = masksOf(expected.masks);

  it('gives the same outputs', () => {
    expect(shape.outputs).toBe(outputsOf(loss));
    expectClose(forward(shape, weights, batch.inputs, masks).outputs, expected.outputs, 1e-10, 'outputs');
  });

  it('gives the same loss and gradients', () => {
    const found = lossAndGradients(shape, weights, batch, loss, masks);
    expectClose([found.loss], [expected.value], 1e-10, 'loss');
    expect(found.gradients.map(({ name }) => name)).toEqual(expected.gradients.map(({ name }) => name));
    expected.gradients.forEach(({ name, data }, i) => {
      expectClose(found.gradients[i]!.data, data, 1e-9, name);
    });
  });
});

describe.each(golden.trainings)('$optimizer, clipped, against PyTorch: $of', (expected) => {
  const { optimizer, clipNorm, rates } = expected;

  it('stays on the same path', () => {
    const start = golden.cases.find(({ name }) => name === expected.of)!;
    const { shape, loss: kind } = start;
    const weights = arraysOf(start.weights);
    const moments = Array.from({ length: momentCount(optimizer) }, () => zeros64(shape));
    const losses: number[] = [];
    const norms: number[] = [];
    for (const [done, rate] of rates.entries()) {
      const { loss, gradients } = lossAndGradients(
        shape,
        weights,
        batchOf(start),
        kind,
        masksOf(start.masks),
      );
      losses.push(loss);
      norms.push(clipByGlobalNorm(gradients, clipNorm));
      update(optimizer, weights, moments, gradients, done + 1, rate);
    }
    expectClose(losses, expected.losses, 1e-9, 'losses');
    expectClose(norms, expected.norms, 1e-8, 'gradient norms');
    for (const [i, { name, data }] of expected.weights.entries()) {
      expectClose(weights[i]!.data, data, 1e-8, name);
    }
  });
});

describe('the golden values', () => {
  it('hold every pooling with every loss, and both kinds of dropout', () => {
    const pairs = new Set(golden.cases.map(({ shape, loss }) => `${shape.pooling} ${loss.kind}`));
    expect(pairs.size).toBe(poolings.length * 6);
    for (const kind of ['outputs', 'recurrent'] as const) {
      expect(new Set(golden.cases.map(({ masks }) => masks[kind] === null)).size).toBe(2);
    }
  });

  it('clip in some steps and not in others', () => {
    const clipped = golden.trainings.flatMap(({ norms, clipNorm }) => norms.map((norm) => norm > clipNorm));
    expect(new Set(clipped).size).toBe(2);
  });
});
