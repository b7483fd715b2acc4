import { fitTarget, noChangeLabel, standardise } from '@core/dataset/target';
import { describe, expect, it } from 'vitest';

const returns = Float64Array.of(NaN, 0.01, -0.01, 0.03, 5, 0, NaN);
const rows = Int32Array.of(1, 2, 3);

describe('the standardisation of returns', () => {
  it('is the mean and the population deviation of the training rows alone', () => {
    const target = fitTarget(returns, rows)!;
    expect(target.mean).toBeCloseTo(0.01, 15);
    expect(target.sd).toBeCloseTo(Math.sqrt((2 * 0.02 ** 2) / 3), 15);
    const other = returns.slice();
    other[4] = -99;
    expect(fitTarget(other, rows)).toEqual(target);
  });

  it('leaves what is unknown unknown, and knows the label of no change', () => {
    const target = fitTarget(returns, rows)!;
    const labels = standardise(returns, target);
    expect([labels[0], labels[6]]).toEqual([NaN, NaN]);
    expect(labels[1]).toBeCloseTo(0, 6);
    expect(labels[5]).toBe(noChangeLabel(target));
    expect(noChangeLabel(null)).toBe(0);
  });

  it('is none where all returns are the same', () => {
    expect(fitTarget(new Float64Array(5).fill(0.1), rows)).toBeNull();
    expect(fitTarget(new Float64Array(5), rows)).toBeNull();
  });
});
