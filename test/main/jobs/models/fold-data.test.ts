import type { PreparedDataset } from '@core/dataset/prepare';
import { foldData } from '@main/jobs/models/fold-data';
import { describe, expect, it } from 'vitest';
import { smallSpec } from '../../test-services';

const bars = 40;
const dataset: PreparedDataset = {
  fold: 2,
  featureNames: ['a', 'b'],
  matrix: Float32Array.from({ length: 2 * bars }, (_, i) => i),
  labels: Float32Array.from({ length: bars }, (_, t) => t),
  outcomes: new Float64Array(bars),
  direction: new Float32Array(bars),
  loss: { kind: 'binary', classWeights: [1, 1], smoothing: 0 },
  target: null,
  rows: {
    train: Int32Array.of(16, 17, 18, 22),
    validation: Int32Array.of(24, 25),
    test: Int32Array.of(28, 29),
    unlabelled: Int32Array.of(30),
  },
  scaler: {},
  notes: [],
};

describe('the data of a fold', () => {
  it('is the stretch that its windows read, each row at the same bars as before', () => {
    const data = foldData(smallSpec(), dataset, { isNewest: true, isShared: true });
    // The first window of five bars begins at bar 12, the last ends at 30.
    expect(data.matrix).toEqual(dataset.matrix.slice(2 * 12, 2 * 31));
    expect(data.labels).toEqual(dataset.labels.slice(12, 31));
    const barsOf = (rows: Int32Array) => [...rows].map((row) => data.labels[row]);
    expect(barsOf(data.train)).toEqual([16, 17, 18, 22]);
    expect(barsOf(data.validation)).toEqual([24, 25]);
    expect(barsOf(data.asked.test)).toEqual([28, 29, 30]);
    expect(data.matrix.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('of an older fold does not ask about the training rows, and shares nothing where no thread reads it', () => {
    const data = foldData(smallSpec(), dataset, { isNewest: false, isShared: false });
    expect(data.asked.train).toHaveLength(0);
    expect(data.train).toHaveLength(4);
    expect(data.matrix.buffer).toBeInstanceOf(ArrayBuffer);
  });
});
