import type { Trainer, TrainerState } from '@compute/device';
import { nativeDevice } from '@compute/native';
import { loadAddon } from '@compute/native/addon';
import { nativeOptions } from '@compute/native/options';
import { settingsFrom } from '@compute/native/settings';
import { NativeTrainer } from '@compute/native/trainer';
import { tensorFlowDevice } from '@compute/tensorflow';
import { fit as runFit } from '@compute/training/fit';
import { describe, expect, it } from 'vitest';
import { losses, optimizers, optionsFor } from '../../suites/options';
import { noise, Oracle, someRows } from '../../suites/oracle';
import { repeat } from '../../suites/with-trainer';

const options = optionsFor({
  shape: { layers: 2, hidden: 21, pooling: 'attention' },
  dropout: 0.25,
  recurrentDropout: 0.2,
  loss: losses['binary, weighted'],
});
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
      const batches = Array.from({ length: 5 }, (_, step) => rows.subarray(20 * step, 20 * step + 20));
      const rates = batches.map(() => 0.01);
      const found = await trainer.steps(batches, rates);
      oracle.steps(batches, rates).forEach((loss, k) => {
        expect(found[k]).toBeCloseTo(loss, 4);
      });
    }
    trainer.dispose();
  });

  it('keeps its memory over 10,000 steps', async () => {
    const trainer = nativeTrainer();
    const run = async (steps: number) => {
      await trainer.steps(...repeat(rows.subarray(0, 8), steps));
      const { rss, heapTotal } = process.memoryUsage();
      return rss - heapTotal;
    };
    const before = await run(1000);
    expect((await run(10_000)) - before).toBeLessThan(8 * 2 ** 20);
    trainer.dispose();
  });

  it('gives its memory back when disposed of', () => {
    const large = optionsFor({ shape: { features: 8, lookback: 100, layers: 2, hidden: 64 } });
    const make = () => new NativeTrainer(loadAddon(), large, noise(200, 8), settings).dispose();
    for (let k = 0; k < 5; k++) make();
    const before = process.memoryUsage().rss;
    for (let k = 0; k < 50; k++) make();
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it('takes no more memory than it says that it will, and not much less', async () => {
    const large = optionsFor({
      dropout: 0.1,
      recurrentDropout: 0.1,
      shape: { features: 8, lookback: 250, layers: 3, hidden: 160, pooling: 'attention' },
    });
    const calm = noise(800, 8);
    const two = { ...settings, threads: 2 };
    const said = loadAddon().bytes(nativeOptions(large, two));
    const before = process.memoryUsage().rss;
    const trainer = new NativeTrainer(loadAddon(), large, calm, two);
    await trainer.steps([someRows(calm, 250, 160)], [0.01]);
    const taken = process.memoryUsage().rss - before;
    trainer.dispose();
    expect(said).toBeGreaterThan(200 * 2 ** 20);
    expect(taken / said).toBeLessThan(1.05);
    expect(taken / said).toBeGreaterThan(0.8);
  });

  it('trains on a million bars in little more memory than the matrix of them', async () => {
    const long = optionsFor({ shape: { features: 32, lookback: 240, hidden: 32 } });
    const bars = 1_000_000;
    const matrix = new Float32Array(bars * 32).fill(0.5);
    const labels = new Float32Array(bars).fill(1);
    const many = Int32Array.from({ length: 256 }, (_, k) => 239 + 3900 * k);
    const before = process.memoryUsage().rss;
    const trainer = new NativeTrainer(loadAddon(), long, { matrix, labels }, settings);
    await trainer.steps(...repeat(many, 3));
    expect(process.memoryUsage().rss - before).toBeLessThan(0.5 * matrix.byteLength);
    trainer.dispose();
  });

  it('cannot be used any more once disposed of', async () => {
    const trainer = nativeTrainer();
    trainer.dispose();
    trainer.dispose();
    await expect(trainer.outputs(rows)).rejects.toThrow('disposed of');
    await expect(trainer.steps([rows], [0.01])).rejects.toThrow('disposed of');
  });

  it('says in a sentence that a model is too large', () => {
    const huge = optionsFor({ shape: { features: 10, lookback: 200_000, layers: 4, hidden: 2048 } });
    const create = () => new NativeTrainer(loadAddon(), huge, noise(10, 10), settings);
    expect(create).toThrow(/shorten the lookback or make the model smaller/);
  });

  it('refuses a head that gives other numbers than the loss reads', () => {
    const two = { ...options, loss: losses.gaussian };
    const create = () => new NativeTrainer(loadAddon(), two, data, settings);
    expect(create).toThrow('A gaussian loss reads 2 outputs, not 1.');
  });

  it('carries NaN and infinite features through to the loss, where training stops with a sentence', async () => {
    for (const poison of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const matrix = data.matrix.slice().fill(poison, 40 * 3, 41 * 3);
      const trainer = new NativeTrainer(loadAddon(), options, { ...data, matrix }, settings);
      const plan = {
        train: rows.slice(0, 60),
        validation: rows.slice(60),
        labels: data.labels,
        loss: options.loss,
        noChange: 0,
        schedule: { kind: 'constant' as const, base: 0.01, warmUp: 0, patience: 1, factor: 0.5 },
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

  it('goes on from a saved state after a NaN as if there had been none', async () => {
    const trainer = nativeTrainer();
    const state = await trainer.exportState();
    const poisoned: TrainerState = {
      ...state,
      weights: state.weights.map(({ name, data: values }) => ({
        name,
        data: values.map(() => Number.NaN),
      })),
    };
    const first = await trainer.steps(...repeat(rows, 2));
    await trainer.importState(poisoned);
    expect([...(await trainer.steps([rows], [0.01]))]).toEqual([Number.NaN]);
    await trainer.importState(state);
    expect(await trainer.steps(...repeat(rows, 2))).toEqual(first);
    trainer.dispose();
  });

  it('learns on with gradients that fade to nothing over many bars', async () => {
    const long = optionsFor({ shape: { features: 2, lookback: 600, hidden: 4 } });
    const calm = noise(700, 2);
    const trainer = new NativeTrainer(loadAddon(), long, calm, settings);
    const oracle = new Oracle(long, calm);
    const some = repeat(someRows(calm, 600, 4), 3);
    const found = await trainer.steps(...some);
    oracle.steps(...some).forEach((loss, k) => {
      expect(found[k]).toBeCloseTo(loss, 5);
    });
    trainer.dispose();
  });

  it('makes no number up where a loss explodes', async () => {
    const far = { ...data, labels: data.labels.map(() => 1e30) };
    const gaussian = optionsFor({ loss: losses.gaussian, optimizer: optimizers['sgd without momentum'] });
    const trainer = new NativeTrainer(loadAddon(), { ...gaussian, clipNorm: null }, far, settings);
    const found = await trainer.steps(...repeat(rows, 2));
    expect(found[0]).toBeGreaterThan(1e50);
    expect(found[1]).not.toBeLessThan(Number.POSITIVE_INFINITY);
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
