import { initialWeights } from '@core/lstm/initial-weights';
import { parameterCount, parameterSpecs } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { losses, optionsFor } from '../../suites/options';

const { shape } = optionsFor({ shape: { features: 5, layers: 2, hidden: 12 } });
const named = (name: string, seed = 1) =>
  initialWeights(shape, seed).find((array) => array.name === name)!.data;

describe('initial weights', () => {
  it('have the canonical names, order and sizes', () => {
    const weights = initialWeights(shape, 1);
    expect(weights.map(({ name }) => name)).toEqual([
      'layer0/kernel',
      'layer0/recurrent',
      'layer0/bias',
      'layer1/kernel',
      'layer1/recurrent',
      'layer1/bias',
      'head/kernel',
      'head/bias',
    ]);
    expect(weights.map(({ data }) => data.length)).toEqual(parameterSpecs(shape).map(({ size }) => size));
    expect(parameterCount(shape)).toBe(4 * 12 * (5 + 12 + 1) + 4 * 12 * (12 + 12 + 1) + 13);
  });

  it('are Glorot uniform in the kernels', () => {
    const limit = Math.sqrt(6 / (12 + 48));
    const kernel = named('layer1/kernel');
    const spread = Math.sqrt(kernel.reduce((sum, w) => sum + w * w, 0) / kernel.length);
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
    expect(spread).toBeCloseTo(limit / Math.sqrt(3), 1);
  });

  it('are orthonormal rows in the recurrent kernels', () => {
    const matrix = named('layer0/recurrent');
    for (let a = 0; a < 12; a++) {
      for (let b = 0; b < 12; b++) {
        let product = 0;
        for (let j = 0; j < 48; j++) product += matrix[a * 48 + j]! * matrix[b * 48 + j]!;
        expect(product).toBeCloseTo(a === b ? 1 : 0, 6);
      }
    }
  });

  it('are zero in the biases, one for the forget gate', () => {
    expect([...named('layer0/bias')]).toEqual([...Array(12).fill(1), ...Array(36).fill(0)]);
    expect([...named('head/bias')]).toEqual([0]);
  });

  it('are the same for the layers whatever pools their outputs and whatever the head says', () => {
    const { shape: other } = optionsFor({
      loss: losses['five quantiles'],
      shape: { ...shape, pooling: 'attention' },
    });
    const weights = initialWeights(other, 1);
    expect(weights.slice(0, 6)).toEqual(initialWeights(shape, 1).slice(0, 6));
    const sizes = weights.slice(6).map(({ name, data }) => [name, data.length]);
    expect(sizes).toEqual([
      ['attention/kernel', 12],
      ['attention/bias', 1],
      ['head/kernel', 60],
      ['head/bias', 5],
    ]);
    const [attention, bias, head] = weights.slice(6).map(({ data }) => data);
    expect(Math.max(...attention!.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 13));
    expect(Math.max(...head!.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 17));
    for (const kernel of [attention!, head!]) expect(new Set(kernel).size).toBe(kernel.length);
    expect([...bias!]).toEqual([0]);
  });

  it('depend on the seed alone', () => {
    expect(initialWeights(shape, 7)).toEqual(initialWeights(shape, 7));
    expect(named('layer0/kernel', 7)).not.toEqual(named('layer0/kernel', 8));
  });

  it('are these, the same in every version: a run must come out as it did when it is run again', () => {
    const first = ['layer0/kernel', 'layer0/recurrent', 'layer1/kernel', 'head/kernel'].map(
      (name) => named(name)[0],
    );
    expect(first).toEqual([
      0.31674665212631226, -0.07128366082906723, 0.07550124824047089, 0.5539226531982422,
    ]);
  });
});
