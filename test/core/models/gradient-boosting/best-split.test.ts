import { bestSplit } from '@core/models/gradient-boosting/best-split';
import { binColumns } from '@core/models/gradient-boosting/bins';
import { HistogramPool } from '@core/models/gradient-boosting/histogram';
import { describe, expect, it } from 'vitest';

describe('the best split of a node', () => {
  it('is the first of equal ones: what rounding left in an empty bin does not count', () => {
    const data = binColumns(
      { count: 4, width: 1, values: Float64Array.of(1, 2, 3, 4) },
      new Float64Array(4).fill(1),
    );
    const histogram = new HistogramPool(1).take();
    // Bins of 1 and 4 have two rows each; 2 and 3 are empty but for what subtraction left.
    histogram.set([-2, 2, 2, -1e-9, 0, 0, -1e-9, 0, 0, 2, 2, 2]);
    const node = { gradient: 0, hessian: 4, count: 4 };
    expect(bestSplit(data, histogram, node, { minLeafRows: 1, l2: 0 })).toMatchObject({
      bin: 0,
      left: { gradient: -2, hessian: 2, count: 2 },
      right: { gradient: 2, hessian: 2, count: 2 },
    });
  });
});
