import type { Device, ModelShape, NamedArrays, Trainer, TrainerOptions, TrainingData } from '@compute/device';
import type { Floats } from '@core/lstm/shape';
import { createRandom } from '@core/random';
import { beforeAll, describe, expect, it } from 'vitest';
import { noise, Oracle, someRows } from './oracle';

interface Case {
  readonly name: string;
  readonly shape: ModelShape;
  readonly batch: number;
  readonly options?: Partial<TrainerOptions>;
}

/** Odd sizes on purpose: below, beside and above the widths that kernels like. */
const cases: readonly Case[] = [
  { name: 'one unit, one bar, one row', shape: { features: 1, lookback: 1, layers: 1, hidden: 1 }, batch: 1 },
  { name: 'one bar', shape: { features: 4, lookback: 1, layers: 1, hidden: 5 }, batch: 9 },
  { name: 'one row', shape: { features: 3, lookback: 6, layers: 1, hidden: 8 }, batch: 1 },
  { name: 'three units', shape: { features: 2, lookback: 5, layers: 1, hidden: 3 }, batch: 7 },
  { name: 'seventeen units', shape: { features: 5, lookback: 12, layers: 1, hidden: 17 }, batch: 13 },
  { name: 'the example', shape: { features: 4, lookback: 10, layers: 1, hidden: 32 }, batch: 64 },
  { name: 'two layers', shape: { features: 3, lookback: 8, layers: 2, hidden: 17 }, batch: 11 },
  { name: 'two layers of one unit', shape: { features: 2, lookback: 3, layers: 2, hidden: 1 }, batch: 2 },
  { name: 'four layers', shape: { features: 2, lookback: 4, layers: 4, hidden: 6 }, batch: 5 },
  { name: 'a long window', shape: { features: 2, lookback: 240, layers: 1, hidden: 9 }, batch: 3 },
  {
    name: 'class weights',
    shape: { features: 3, lookback: 7, layers: 1, hidden: 10 },
    batch: 16,
    options: { classWeights: [0.6, 3.1] },
  },
];

const training: TrainerOptions = {
  shape: { features: 3, lookback: 6, layers: 1, hidden: 8 },
  dropout: 0,
  learningRate: 0.01,
  clipNorm: 1,
  classWeights: [1, 1],
  seed: 3,
};

/** What every device must do, whatever it runs on. */
export function deviceSuite(device: Device): void {
  describe(`device ${device.id}`, () => {
    beforeAll(async () => {
      const info = await device.probe();
      expect(info.isAvailable, info.reason ?? info.label).toBe(true);
    });

    describe.each(cases)('with $name', ({ shape, batch, options }) => {
      const given = { ...training, shape, ...options };
      const data = noise(batch + shape.lookback + 5, shape.features);
      const rows = someRows(data, shape.lookback, batch);
      const oracle = new Oracle(given, data);

      it('predicts what the oracle predicts, to 1e-5', async () => {
        await withTrainer(device, given, data, async (trainer) => {
          expectWithin(await trainer.predict(rows), oracle.predict(rows), 1e-5);
        });
      });

      it('has the gradients of the oracle, to 1e-4 relative', async () => {
        await withTrainer(device, given, data, async (trainer) => {
          expectSameGradients(await trainer.gradients(rows), oracle.gradients(rows));
        });
      });
    });

    describe.each([
      { name: 'one layer', options: {} },
      { name: 'two layers', options: { shape: { features: 3, lookback: 6, layers: 2, hidden: 7 } } },
      { name: 'clipping at work in every step', options: { clipNorm: 0.01 } },
      { name: 'no clipping', options: { clipNorm: null } },
      { name: 'class weights', options: { classWeights: [0.5, 2] as const } },
      { name: "the oracle's own dropout masks", options: { dropout: 0.4 } },
      {
        name: 'dropout between layers',
        options: { dropout: 0.3, shape: { features: 3, lookback: 6, layers: 3, hidden: 5 } },
      },
    ])('over 50 steps with $name', ({ options }) => {
      it('stays within 1e-3 of the oracle', async () => {
        const given = { ...training, ...options };
        const data = noise(80, 3);
        const rows = someRows(data, given.shape.lookback, 60);
        const oracle = new Oracle(given, data);
        await withTrainer(device, given, data, async (trainer) => {
          for (let step = 0; step < 50; step++) {
            const batch = rows.subarray((step % 4) * 15, (step % 4) * 15 + 15);
            expect(Math.abs((await trainer.step(batch)) - oracle.step(batch)), `step ${step}`).toBeLessThan(
              1e-3,
            );
          }
          expectWithin(await trainer.predict(rows), oracle.predict(rows), 1e-3);
        });
      });
    });

    it('gives the same bits for the same seed and others for another', async () => {
      const run = (seed: number) => trainedState(device, { ...training, dropout: 0.2, seed });
      const first = await run(3);
      expect(await run(3)).toEqual(first);
      expect((await run(4)).weights).not.toEqual(first.weights);
    });

    it('does not depend on which rows share a call to predict', async () => {
      const data = noise(200, 3);
      const rows = someRows(data, training.shape.lookback, 150);
      await withTrainer(device, training, data, async (trainer) => {
        const together = await trainer.predict(rows);
        const alone = await trainer.predict(rows.slice(40, 41));
        expectWithin(alone, together.slice(40, 41), 1e-6);
        expect(await trainer.predict(new Int32Array(0))).toHaveLength(0);
      });
    });

    it('goes on from an exported state to the same bits, in another trainer', async () => {
      const data = noise(80, 3);
      const rows = someRows(data, training.shape.lookback, 32);
      const options = { ...training, dropout: 0.3 };
      await withTrainer(device, options, data, async (undisturbed) => {
        for (let step = 0; step < 5; step++) await undisturbed.step(rows);
        const state = await undisturbed.exportState();
        const kept = structuredClone(state);
        for (let step = 0; step < 5; step++) await undisturbed.step(rows);
        expect(state, 'an exported state is a copy').toEqual(kept);

        await withTrainer(device, { ...options, seed: options.seed }, data, async (resumed) => {
          await resumed.importState(state);
          for (let step = 0; step < 5; step++) await resumed.step(rows);
          expect(await resumed.exportState()).toEqual(await undisturbed.exportState());
        });
        expect(state, 'an imported state is copied').toEqual(kept);
      });
    });

    it('takes weights alone and keeps the optimizer where it was', async () => {
      const data = noise(60, 3);
      const rows = someRows(data, training.shape.lookback, 20);
      await withTrainer(device, training, data, async (trainer) => {
        const start = await trainer.exportState();
        const before = await trainer.predict(rows);
        await trainer.step(rows);
        expect(await trainer.predict(rows)).not.toEqual(before);
        await trainer.importWeights(start.weights);
        expect(await trainer.predict(rows)).toEqual(before);
        expect((await trainer.exportState()).steps).toBe(1);
      });
    });

    it('refuses the weights of another model', async () => {
      const wider = { ...training, shape: { ...training.shape, hidden: 9 } };
      await withTrainer(device, wider, noise(30, 3), async (other) => {
        const state = await other.exportState();
        await withTrainer(device, training, noise(30, 3), async (trainer) => {
          await expect(trainer.importState(state)).rejects.toThrow(/another model/);
          await expect(trainer.importWeights(state.weights)).rejects.toThrow(/another model/);
        });
      });
    });

    it('refuses rows whose window would reach outside the data', async () => {
      await withTrainer(device, training, noise(30, 3), async (trainer) => {
        await expect(trainer.predict(Int32Array.of(4))).rejects.toThrow(/Row 4 has no window of 6 bars/);
        await expect(trainer.step(Int32Array.of(30))).rejects.toThrow(/Row 30/);
        expect(await trainer.predict(Int32Array.of(5, 29))).toHaveLength(2);
      });
    });

    it('reads nothing but the window: other bars may hold anything', async () => {
      const clean = noise(40, 3);
      const rows = Int32Array.of(20);
      const dirty = { ...clean, matrix: clean.matrix.slice() };
      dirty.matrix.fill(Number.NaN, 0, 15 * 3).fill(1e30, 21 * 3);
      const answers = [clean, dirty].map((data) =>
        withTrainer(device, training, data, (trainer) => trainer.predict(rows)),
      );
      expect(await answers[1]).toEqual(await answers[0]);
    });

    it('learns a pattern that is there, to more than 95% on rows it has not seen', async () => {
      const data = memoryTask(600);
      const options = {
        ...training,
        shape: { features: 2, lookback: 6, layers: 1, hidden: 12 },
        learningRate: 0.02,
        dropout: 0.1,
      };
      const rows = someRows(data, 6, 560);
      const [seen, unseen] = [rows.slice(0, 400), rows.slice(400)];
      await withTrainer(device, options, data, async (trainer) => {
        for (let epoch = 0; epoch < 25; epoch++) {
          for (let from = 0; from < seen.length; from += 50)
            await trainer.step(seen.subarray(from, from + 50));
        }
        const said = await trainer.predict(unseen);
        const right = unseen.filter((row, i) => said[i]! > 0.5 === (data.labels[row] === 1)).length;
        expect(right / unseen.length).toBeGreaterThan(0.95);
      });
    });
  });
}

/** The label is whether the first feature was positive three bars ago: solved by remembering, and by nothing else. */
function memoryTask(bars: number): TrainingData {
  const random = createRandom(8, 'memory');
  const matrix = Float32Array.from(
    { length: bars * 2 },
    () => (random.next() < 0.5 ? -1 : 1) * (0.3 + random.next()),
  );
  const labels = Float32Array.from({ length: bars }, (_, t) => (t >= 3 && matrix[(t - 3) * 2]! > 0 ? 1 : 0));
  return { matrix, labels };
}

async function trainedState(device: Device, options: TrainerOptions) {
  const data = noise(80, options.shape.features);
  const rows = someRows(data, options.shape.lookback, 64);
  return withTrainer(device, options, data, async (trainer) => {
    for (let step = 0; step < 6; step++) await trainer.step(rows.subarray(step * 8, step * 8 + 16));
    return trainer.exportState();
  });
}

async function withTrainer<T>(
  device: Device,
  options: TrainerOptions,
  data: TrainingData,
  use: (trainer: Trainer) => Promise<T>,
): Promise<T> {
  const trainer = await device.createTrainer(options, data);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

function expectWithin(actual: Floats, expected: Floats, tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < actual.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!), `value ${i}`).toBeLessThanOrEqual(tolerance);
  }
}

/** Tensor by tensor, the largest error against the largest gradient. */
function expectSameGradients(actual: NamedArrays, expected: NamedArrays<Float64Array>): void {
  expect(actual.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  for (const [k, { name, data }] of expected.entries()) {
    const largest = data.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
    data.forEach((g, i) => {
      expect(Math.abs(actual[k]!.data[i]! - g), `${name}[${i}]`).toBeLessThanOrEqual(1e-4 * largest);
    });
  }
}
