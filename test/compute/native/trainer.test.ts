import type { Trainer, TrainerOptions } from '@compute/device';
import { nativeDevice } from '@compute/native';
import { loadAddon } from '@compute/native/addon';
import { settingsFrom } from '@compute/native/settings';
import { NativeTrainer } from '@compute/native/trainer';
import { tensorFlowDevice } from '@compute/tensorflow';
import { fit as runFit } from '@compute/training/fit';
import { describe, expect, it } from 'vitest';
import { noise, Oracle, someRows } from '../../suites/oracle';

const options: TrainerOptions = {
  shape: { features: 3, lookback: 6, layers: 2, hidden: 21 },
  dropout: 0.25,
  learningRate: 0.01,
  clipNorm: 1,
  classWeights: [1, 2],
  seed: 6,
};
const data = noise(150, 3);
const rows = someRows(data, 6, 120);

describe('the native trainer', () => {
  it('goes on where TensorFlow.js stopped, and the other way round', async () => {
    const oracle = new Oracle(options, data);
    let trainer: Trainer = await tensorFlowDevice.createTrainer(options, data);
    for (const device of [tensorFlowDevice, nativeDevice, tensorFlowDevice, nativeDevice]) {
      const next: Trainer = await device.createTrainer(options, data);
      await next.importState(await trainer.exportState());
      trainer.dispose();
      trainer = next;
      for (let step = 0; step < 5; step++) {
        const batch = rows.subarray(20 * step, 20 * step + 20);
        expect(await trainer.step(batch)).toBeCloseTo(oracle.step(batch), 4);
      }
    }
    trainer.dispose();
  });

  it('keeps its memory over 10,000 steps', async () => {
    const trainer = nativeTrainer();
    const run = async (steps: number) => {
      for (let step = 0; step < steps; step++) await trainer.step(rows.subarray(0, 8));
      return process.memoryUsage().rss;
    };
    const before = await run(1000);
    expect((await run(10_000)) - before).toBeLessThan(8 * 2 ** 20);
    trainer.dispose();
  });

  it('gives its memory back when disposed of', () => {
    const shape = { features: 8, lookback: 100, layers: 2, hidden: 64 };
    const make = () =>
      new NativeTrainer(loadAddon(), { ...options, shape }, noise(200, 8), settings).dispose();
    for (let k = 0; k < 5; k++) make();
    const before = process.memoryUsage().rss;
    for (let k = 0; k < 50; k++) make();
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it('trains on a million bars in little more memory than the matrix of them', async () => {
    const shape = { features: 32, lookback: 240, layers: 1, hidden: 32 };
    const bars = 1_000_000;
    const matrix = new Float32Array(bars * shape.features).fill(0.5);
    const labels = new Float32Array(bars).fill(1);
    const many = Int32Array.from({ length: 256 }, (_, k) => 239 + 3900 * k);
    const before = process.memoryUsage().rss;
    const trainer = new NativeTrainer(loadAddon(), { ...options, shape }, { matrix, labels }, settings);
    for (let step = 0; step < 3; step++) await trainer.step(many);
    expect(process.memoryUsage().rss - before).toBeLessThan(0.5 * matrix.byteLength);
    trainer.dispose();
  });

  it('cannot be used any more once disposed of', async () => {
    const trainer = nativeTrainer();
    trainer.dispose();
    trainer.dispose();
    await expect(trainer.predict(rows)).rejects.toThrow('disposed of');
  });

  it('says in a sentence that a model is too large', () => {
    const shape = { features: 10, lookback: 200_000, layers: 4, hidden: 2048 };
    const create = () => new NativeTrainer(loadAddon(), { ...options, shape }, noise(10, 10), settings);
    expect(create).toThrow(/shorten the lookback or make the model smaller/);
  });

  it('carries NaN and infinite features through to the loss, where training stops with a sentence', async () => {
    for (const poison of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const matrix = data.matrix.slice().fill(poison, 40 * 3, 41 * 3);
      const trainer = new NativeTrainer(
        loadAddon(),
        { ...options, dropout: 0 },
        { ...data, matrix },
        settings,
      );
      const plan = {
        train: rows.slice(0, 60),
        validation: rows.slice(60),
        labels: data.labels,
        epochs: 2,
        batch: 60,
        patience: 2,
        seed: 1,
      };
      const ignore = () => undefined;
      const hooks = { onBatch: ignore, onEpoch: ignore, shouldStop: () => false, now: () => 0 };
      await expect(runFit(trainer, plan, hooks)).rejects.toThrow(/Training stopped in epoch 1, batch 1 of 1/);
      trainer.dispose();
    }
  });

  it('learns on with gradients that fade to nothing over many bars', async () => {
    const long = { ...options, shape: { features: 2, lookback: 600, layers: 1, hidden: 4 }, dropout: 0 };
    const calm = noise(700, 2);
    const trainer = new NativeTrainer(loadAddon(), long, calm, settings);
    const oracle = new Oracle(long, calm);
    const some = someRows(calm, 600, 4);
    for (let step = 0; step < 3; step++) expect(await trainer.step(some)).toBeCloseTo(oracle.step(some), 5);
    trainer.dispose();
  });
});

describe('the settings of the native device', () => {
  it('are those of the environment', () => {
    expect(settingsFrom({ LONGSHORT_SIMD: 'avx2', LONGSHORT_THREADS: '3' })).toEqual({
      simd: 'avx2',
      threads: 3,
    });
    expect(settingsFrom({}).threads).toBeLessThanOrEqual(2);
  });

  it('refuse a number of threads that makes no sense', () => {
    for (const wanted of ['0', '9', '1.5', 'many']) {
      expect(() => settingsFrom({ LONGSHORT_THREADS: wanted })).toThrow(/a whole number from 1 to 8/);
    }
  });

  it('refuse instructions that the processor lacks, with a sentence', async () => {
    expect(() => loadAddon().simd('avx1024')).toThrow('This processor has no instructions called "avx1024".');
  });
});

const settings = settingsFrom({});

function nativeTrainer() {
  return new NativeTrainer(loadAddon(), options, data, settings);
}
