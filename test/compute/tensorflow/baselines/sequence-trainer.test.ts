import { SequenceTrainer } from '@compute/tensorflow/baselines/sequence-trainer';
import { loadTensorFlow } from '@compute/tensorflow/load';
import { describe, expect, it } from 'vitest';
import { expectWithin } from '../../../suites/close';
import { noise, someRows } from '../../../suites/oracle';
import { repeat } from '../../../suites/with-trainer';
import { kinds, optionsOf } from './cases';

describe.each(kinds)('the trainer of a %s', (kind) => {
  const options = optionsOf(kind);
  const data = noise(90, 3, options.loss);
  const rows = someRows(data, 6, 40);

  it('leaves no tensor behind, after an error neither', async () => {
    const { tf } = await loadTensorFlow();
    const trainer = new SequenceTrainer(tf, options, data);
    const before = tf.memory();
    await trainer.steps(...repeat(rows, 5));
    await trainer.outputs(rows);
    await trainer.gradients(rows);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    await expect(trainer.outputs(Int32Array.of(1))).rejects.toThrow(/^Row 1 has no window of 6 bars/);
    expect(tf.memory().numTensors, 'after an error').toBe(before.numTensors);
  });

  it('takes a batch too large for the memory in parts, with the same result', async () => {
    const { tf } = await loadTensorFlow();
    const [whole, parts] = [await trained(40), await trained(7)];
    expectWithin(parts.losses, whole.losses, 1e-5);
    expectWithin(parts.outputs, whole.outputs, 1e-4);

    async function trained(rowsAtOnce: number) {
      const trainer = new SequenceTrainer(tf, options, data, rowsAtOnce);
      return { losses: await trainer.steps(...repeat(rows, 10)), outputs: await trainer.outputs(rows) };
    }
  });

  it('computes the same on another backend of TensorFlow.js: it leans on nothing of WebAssembly', async () => {
    const { tf } = await loadTensorFlow();
    await import('@tensorflow/tfjs-backend-cpu');
    const some = repeat(rows.slice(0, 12), 5);
    const onWasm = await new SequenceTrainer(tf, options, data).steps(...some);
    const used = tf.getBackend();
    await tf.setBackend('cpu');
    try {
      expectWithin(await new SequenceTrainer(tf, options, data).steps(...some), onWasm, 1e-5);
      expect(tf.getBackend()).toBe('cpu');
    } finally {
      await tf.setBackend(used);
    }
  });

  it('goes on from a saved state to the same bits, and refuses that of another model', async () => {
    const { tf } = await loadTensorFlow();
    const [first, second] = [new SequenceTrainer(tf, options, data), new SequenceTrainer(tf, options, data)];
    await first.steps(...repeat(rows, 3));
    await second.importState(await first.exportState());
    expect(await second.steps(...repeat(rows, 3))).toEqual(await first.steps(...repeat(rows, 3)));
    expect(await second.outputs(rows)).toEqual(await first.outputs(rows));

    const wider = { ...options, shape: { ...options.shape, hidden: 12 } };
    const other = await new SequenceTrainer(tf, wider, data).exportState();
    await expect(first.importState(other)).rejects.toThrow(/^These weights belong to another model/);
    await expect(first.importWeights(other.weights)).rejects.toThrow(
      /^These weights belong to another model/,
    );
  });

  it('drops units in training alone, anew in every update', async () => {
    const { tf } = await loadTensorFlow();
    const trainer = new SequenceTrainer(tf, options, data);
    const once = await trainer.outputs(rows);
    const [first, second] = await trainer.steps(...repeat(rows, 2, 0));
    expect(first).not.toBe(second);
    expect(await trainer.outputs(rows)).toEqual(once);
  });
});
