import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import type { TrainerOptions } from '@compute/device';
import { loadTensorFlow, wasmFolder } from '@compute/tensorflow/load';
import { rowsThatFit, TensorFlowTrainer } from '@compute/tensorflow/trainer';
import { zeros } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { noise, Oracle, someRows } from '../../suites/oracle';

const options: TrainerOptions = {
  shape: { features: 3, lookback: 6, layers: 2, hidden: 5 },
  dropout: 0.25,
  learningRate: 0.01,
  clipNorm: 1,
  classWeights: [1, 2],
  seed: 6,
};

describe('the TensorFlow.js trainer', () => {
  it('leaves no tensor behind', async () => {
    const { tf } = await loadTensorFlow();
    const data = noise(50, 3);
    const rows = someRows(data, 6, 40);
    const trainer = new TensorFlowTrainer(tf, options, data);
    const before = tf.memory();
    for (let step = 0; step < 5; step++) await trainer.step(rows);
    await trainer.predict(rows);
    await trainer.gradients(rows);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    await expect(trainer.predict(Int32Array.of(1))).rejects.toThrow();
    expect(tf.memory().numTensors, 'after an error').toBe(before.numTensors);
  });

  it('takes a batch too large for the memory in parts, with the same result', async () => {
    const { tf } = await loadTensorFlow();
    const shape = { features: 2, lookback: 400, layers: 2, hidden: 30 };
    const batch = 40;
    expect(rowsThatFit(shape)).toBeGreaterThan(batch);
    const wide = { ...options, shape, dropout: 0.3 };
    const data = noise(450, 2);
    const rows = someRows(data, 400, batch);
    const [whole, parts] = [await stepOnce(tf, wide, rows), await stepOnce(tf, wide, rows, 7)];
    expect(parts.loss).toBeCloseTo(whole.loss, 6);
    for (const [k, { name, data: values }] of whole.weights.entries()) {
      values.forEach((w, i) => {
        expect(parts.weights[k]!.data[i], `${name}[${i}]`).toBeCloseTo(w, 4);
      });
    }

    async function stepOnce(library: typeof tf, given: TrainerOptions, on: Int32Array, rowsAtOnce?: number) {
      const trainer = new TensorFlowTrainer(library, given, data, rowsAtOnce);
      const loss = await trainer.step(on);
      return { loss, weights: (await trainer.exportState()).weights };
    }
  });

  it('says in a sentence that a model is too large', async () => {
    const { tf } = await loadTensorFlow();
    const shape = { features: 10, lookback: 5000, layers: 4, hidden: 1024 };
    const create = () => new TensorFlowTrainer(tf, { ...options, shape }, noise(10, 10));
    expect(create).toThrow(/shorten the lookback or make the model smaller/);
  });

  it('computes the same on another backend of TensorFlow.js: it leans on nothing of WebAssembly', async () => {
    const { tf } = await loadTensorFlow();
    await import('@tensorflow/tfjs-backend-cpu');
    const data = noise(50, 3);
    const rows = someRows(data, 6, 12);
    const oracle = new Oracle(options, data);
    const used = tf.getBackend();
    await tf.setBackend('cpu');
    try {
      const trainer = new TensorFlowTrainer(tf, options, data);
      for (let step = 0; step < 5; step++) {
        expect(await trainer.step(rows)).toBeCloseTo(oracle.step(rows), 5);
      }
      expect(tf.getBackend()).toBe('cpu');
    } finally {
      await tf.setBackend(used);
    }
  });
});

describe('loading TensorFlow.js', () => {
  it('names the backend that is really in use', async () => {
    const { tf, label, detail, reason } = await loadTensorFlow();
    const names = { wasm: 'CPU, WebAssembly', tensorflow: 'NVIDIA GPU, CUDA' };
    expect(label).toBe(names[tf.getBackend() as keyof typeof names]);
    expect(detail).toContain(tf.version_core);
    if (tf.getBackend() === 'wasm') expect(reason).toMatch(/^CUDA is not used: .*\.$/);
    else expect(reason).toBeNull();
  });

  it('leaves the error events of the process alone', async () => {
    await loadTensorFlow();
    const taken = process.listeners('uncaughtException').filter((f) => f.toString().includes('ExitStatus'));
    expect(taken).toEqual([]);
  });

  it('looks for its binaries beside the package, and outside the archive of a packaged app', () => {
    const root = mkdtempSync(join(tmpdir(), 'longshort-wasm-'));
    try {
      expect(wasmFolder(join(root, 'app.asar', 'x'))).toBe(join(root, 'app.asar', 'x', 'dist') + sep);
      const unpacked = join(root, 'app.asar.unpacked', 'x', 'dist');
      mkdirSync(unpacked, { recursive: true });
      expect(wasmFolder(join(root, 'app.asar', 'x'))).toBe(unpacked + sep);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

it('fresh moments are zero: the first step of Adam moves every weight by at most the learning rate', async () => {
  const { tf } = await loadTensorFlow();
  const data = noise(50, 3);
  const trainer = new TensorFlowTrainer(tf, options, data);
  const before = await trainer.exportState();
  expect(before.moments).toEqual([zeros(options.shape), zeros(options.shape)]);
  await trainer.step(someRows(data, 6, 20));
  const after = await trainer.exportState();
  for (const [k, { data: values }] of after.weights.entries()) {
    values.forEach((w, i) => {
      expect(Math.abs(w - before.weights[k]!.data[i]!)).toBeLessThanOrEqual(0.01 * (1 + 1e-4));
    });
  }
});
