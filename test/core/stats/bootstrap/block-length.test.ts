import { optimalBlockLengths } from '@core/stats/bootstrap/block-length';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/bootstrap-golden.json';
import { expectFigures } from '../golden-figures';

describe('the optimal block length', () => {
  for (const { name, values, stationary, circular } of golden.blockLengths) {
    it(`equals arch's to 1e-12: ${name}`, () => {
      expectFigures({ ...optimalBlockLengths(Float64Array.from(values)) }, { stationary, circular });
    });
  }

  it.each([
    ['values that never change', new Float64Array(100).fill(0.2)],
    ['too few values', Float64Array.from({ length: 15 }, (_, i) => Math.sin(i))],
    [
      'values of which one is not known',
      Float64Array.from({ length: 50 }, (_, i) => (i === 9 ? NaN : Math.sin(i))),
    ],
    ['no values', new Float64Array(0)],
  ])('is undefined of %s', (_, values) => {
    expect(optimalBlockLengths(values)).toEqual({ stationary: NaN, circular: NaN });
  });
});
