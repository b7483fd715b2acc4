import { packBlock, unpackBlockGradient } from '@compute/tensorflow/layers/block-pack';
import { initialWeights } from '@core/lstm/initial-weights';
import { layerOf, zeros } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { optionsFor } from '../../../suites/options';

describe("weights as TensorFlow's BlockLSTMV2 reads them", () => {
  const { shape } = optionsFor({ shape: { features: 3, layers: 2, hidden: 2 } });

  it('have the gates in its order, input, forget, candidate, output, and the bias between the kernels', () => {
    const weights = zeros(shape);
    const { kernel, recurrent, bias } = layerOf(weights, 0);
    // Forget, input, output, candidate; two units each.
    bias.set([1, 2, 3, 4, 5, 6, 7, 8]);
    kernel.set([11, 12, 13, 14, 15, 16, 17, 18]);
    recurrent.set([21, 22, 23, 24, 25, 26, 27, 28], 8);
    const packed = packBlock(shape, weights, 0);
    const row = (index: number) => [...packed.subarray(8 * index, 8 * (index + 1))];
    expect(packed).toHaveLength((3 + 1 + 2) * 8);
    expect(row(0)).toEqual([13, 14, 11, 12, 17, 18, 15, 16]);
    expect(row(3)).toEqual([3, 4, 1, 2, 7, 8, 5, 6]);
    expect(row(5)).toEqual([23, 24, 21, 22, 27, 28, 25, 26]);
  });

  it('come back to where they were, added to what is there', () => {
    const weights = initialWeights(shape, 1);
    const sums = zeros(shape);
    for (let layer = 0; layer < 2; layer++) {
      const packed = packBlock(shape, weights, layer);
      unpackBlockGradient(shape, packed, layer, sums);
      unpackBlockGradient(shape, packed, layer, sums);
      const [twice, once] = [layerOf(sums, layer), layerOf(weights, layer)];
      for (const name of ['kernel', 'recurrent', 'bias'] as const) {
        expect(twice[name]).toEqual(once[name].map((w) => 2 * w));
      }
    }
  });
});
