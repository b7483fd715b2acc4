import { loadTensorFlow } from '@compute/tensorflow/load';
import { bytesOfRow, rowsThatFit } from '@compute/tensorflow/memory';
import { TensorFlowTrainer } from '@compute/tensorflow/trainer';
import { poolings } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { optionsFor } from '../../suites/options';
import { noise, someRows } from '../../suites/oracle';

const sizes = [
  { name: 'a small layer', shape: { features: 4, lookback: 50, layers: 1, hidden: 4 } },
  { name: 'a wide layer', shape: { features: 2, lookback: 30, layers: 1, hidden: 64 } },
  { name: 'many features', shape: { features: 100, lookback: 30, layers: 1, hidden: 8 } },
  { name: 'four layers', shape: { features: 4, lookback: 30, layers: 4, hidden: 16 } },
];

describe.each(sizes)('the memory of $name', ({ shape }) => {
  it.each(poolings)('is as said, or a little less, pooled by %s', async (pooling) => {
    const { tf } = await loadTensorFlow();
    const batch = 64;
    const options = optionsFor({ shape: { ...shape, pooling }, dropout: 0.2, recurrentDropout: 0.2 });
    const data = noise(200, shape.features);
    const trainer = new TensorFlowTrainer(tf, options, data, batch);
    const { peakBytes } = await tf.profile(() => {
      void trainer.steps([someRows(data, shape.lookback, batch)], [0.01]);
    });
    const said = bytesOfRow(options.shape) * batch;
    expect(peakBytes).toBeLessThan(said);
    expect(peakBytes).toBeGreaterThan(0.6 * said);
  });
});

describe('rows in one pass', () => {
  const { shape } = optionsFor({ shape: { features: 10, lookback: 1000, layers: 2, hidden: 64 } });

  it('are as many as fit into a quarter of a gigabyte, and at least one', () => {
    const rows = rowsThatFit(shape);
    expect(rows * bytesOfRow(shape)).toBeLessThanOrEqual(2 ** 28);
    expect((rows + 1) * bytesOfRow(shape)).toBeGreaterThan(2 ** 28);
    expect(rowsThatFit({ ...shape, lookback: 5000, hidden: 400 })).toBe(1);
  });

  it('are refused in a sentence where not even one fits', () => {
    const tooLarge = { ...shape, lookback: 5000, layers: 4, hidden: 1024 };
    expect(() => rowsThatFit(tooLarge)).toThrow(
      /^One window of 5000 bars through 4 layers of 1024 units takes .* shorten the lookback or make the model smaller\.$/,
    );
  });
});
