import { loadTensorFlow } from '@compute/tensorflow/load';
import { TensorFlowTrainer } from '@compute/tensorflow/trainer';
import { poolings } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { expectWithin } from '../../suites/close';
import { losses, optimizers, optionsFor } from '../../suites/options';
import { noise, Oracle, someRows } from '../../suites/oracle';
import { repeat } from '../../suites/with-trainer';

describe.each(poolings)('the TensorFlow.js trainer, pooled by %s', (pooling) => {
  const options = optionsFor({
    dropout: 0.25,
    recurrentDropout: 0.2,
    loss: losses['three classes, smoothed'],
    optimizer: optimizers.adamw,
    shape: { layers: 2, hidden: 5, pooling },
  });

  it('leaves no tensor behind', async () => {
    const { tf } = await loadTensorFlow();
    const data = noise(50, 3, options.loss);
    const rows = someRows(data, 6, 40);
    const trainer = new TensorFlowTrainer(tf, options, data);
    const before = tf.memory();
    await trainer.steps(...repeat(rows, 5));
    await trainer.outputs(rows);
    await trainer.gradients(rows);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    await expect(trainer.outputs(Int32Array.of(1))).rejects.toThrow();
    expect(tf.memory().numTensors, 'after an error').toBe(before.numTensors);
  });

  it('takes a batch too large for the memory in parts, with the same result', async () => {
    const { tf } = await loadTensorFlow();
    const data = noise(90, 3, options.loss);
    const rows = someRows(data, 6, 40);
    const [whole, parts] = [await trained(40), await trained(7)];
    expectWithin(parts.losses, whole.losses, 1e-5);
    expectWithin(parts.outputs, whole.outputs, 1e-4);

    async function trained(rowsAtOnce: number) {
      const trainer = new TensorFlowTrainer(tf, options, data, rowsAtOnce);
      return { losses: await trainer.steps(...repeat(rows, 10)), outputs: await trainer.outputs(rows) };
    }
  });

  it('computes the same on another backend of TensorFlow.js: it leans on nothing of WebAssembly', async () => {
    const { tf } = await loadTensorFlow();
    await import('@tensorflow/tfjs-backend-cpu');
    const data = noise(50, 3, options.loss);
    const some = repeat(someRows(data, 6, 12), 5);
    const used = tf.getBackend();
    await tf.setBackend('cpu');
    try {
      const trainer = new TensorFlowTrainer(tf, options, data);
      expectWithin(await trainer.steps(...some), new Oracle(options, data).steps(...some), 1e-5);
      expect(tf.getBackend()).toBe('cpu');
    } finally {
      await tf.setBackend(used);
    }
  });
});
