import { SequenceNetwork } from '@compute/tensorflow/baselines/network';
import { SequenceTrainer } from '@compute/tensorflow/baselines/sequence-trainer';
import { loadTensorFlow } from '@compute/tensorflow/load';
import { describe, expect, it } from 'vitest';
import { noise, someRows } from '../../../suites/oracle';
import { binary, kinds } from './cases';

const sizes = [
  { name: 'a small model', size: { features: 4, lookback: 20, layers: 1, hidden: 8 } },
  { name: 'a wide model', size: { features: 2, lookback: 30, layers: 1, hidden: 64 } },
  { name: 'many features', size: { features: 100, lookback: 30, layers: 1, hidden: 8 } },
  { name: 'three layers', size: { features: 4, lookback: 30, layers: 3, hidden: 16 } },
  { name: 'long windows', size: { features: 4, lookback: 150, layers: 2, hidden: 8 } },
];

describe.each(kinds)('the memory of a %s', (kind) => {
  it.each(sizes)('is as said, or a little less: $name', async ({ size }) => {
    const { tf } = await loadTensorFlow();
    const batch = 64;
    const shape = { ...size, outputs: 1 };
    const options = { kind, shape, loss: binary, dropout: 0.2, clipNorm: 1, seed: 1 };
    const data = noise(400, size.features);
    const trainer = new SequenceTrainer(tf, options, data, batch);
    const { peakBytes } = await tf.profile(() => {
      void trainer.steps([someRows(data, size.lookback, batch)], [0.01]);
    });
    const said = new SequenceNetwork(tf, kind, shape).bytesOfRow * batch;
    expect(peakBytes).toBeLessThan(said);
    expect(peakBytes).toBeGreaterThan(0.6 * said);
  });

  it('refuses windows of which not even one fits, in a sentence', async () => {
    const { tf } = await loadTensorFlow();
    const shape = { features: 4, lookback: 5000, layers: 4, hidden: 2048, outputs: 1 };
    const options = { kind, shape, loss: binary, dropout: 0, clipNorm: 1, seed: 1 };
    expect(() => new SequenceTrainer(tf, options, noise(10, 4))).toThrow(
      /^One window of 5000 bars through 4 layers of 2048 units takes .* shorten the lookback or make the model smaller\.$/,
    );
  });
});
