import { depthLines } from '@core/charting/depth-lines';
import { describe, expect, test } from 'vitest';

const time = Float64Array.of(0, 1000);
const best = {
  bidPrice: Float64Array.of(99, Number.NaN),
  bidSize: Float64Array.of(30, 5),
  askPrice: Float64Array.of(100, 100),
  askSize: Float64Array.of(10, 5),
};

describe('what a chart shows of an order book', () => {
  test('is its best prices, what lies between them, and which side is larger', () => {
    const { bid, ask, mid, spread, imbalance } = depthLines({ time, levels: [best] });
    expect([bid[0], ask[0], mid[0], spread[0], imbalance[0]]).toEqual([99, 100, 99.5, 1, 0.5]);
  });

  test('has the same spread wherever the prices are the same distance apart', () => {
    const book = {
      bidPrice: Float64Array.of(100.5, 100.52, 0.00001234, 1e7, 99),
      bidSize: Float64Array.of(1, 1, 1, 1, 1),
      askPrice: Float64Array.of(100.52, 100.54, 0.00001236, 1e7 + 0.1, 0),
      askSize: Float64Array.of(1, 1, 1, 1, 1),
    };
    const { spread } = depthLines({ time: Float64Array.of(0, 1, 2, 3, 4), levels: [book] });
    expect([...spread]).toEqual([0.02, 0.02, 2e-8, 0.1, -99]);
  });

  test('is undefined where a side has no price', () => {
    const { mid, spread, imbalance } = depthLines({ time, levels: [best] });
    expect([mid[1], spread[1], imbalance[1]]).toEqual([Number.NaN, Number.NaN, 0]);
  });
});
