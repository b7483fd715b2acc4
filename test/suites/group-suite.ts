import type { Device, TrainerGroup, TrainerOptions, TrainingData } from '@compute/device';
import { type FitPlan, fit as runFit } from '@compute/training/fit';
import { fitGroup } from '@compute/training/fit-group';
import { describe, expect, it } from 'vitest';
import { expectSameState, expectWithin } from './close';
import { optionsFor } from './options';
import { noise, Oracle, someRows } from './oracle';
import { withTrainer } from './with-trainer';

type CreateGroup = NonNullable<Device['createGroup']>;

/** Several models side by side are each what they are alone. */
export function groupSuite(createGroup: CreateGroup, device: Device): void {
  const data = [noise(80, 3), noise(95, 3), noise(80, 3)];
  const models = differing.map((options, m) => modelOf(options, data[m % data.length]!, m));

  describe('several models at once', () => {
    it('come out with the bits that they have alone, though they differ in all that may differ', async () => {
      await withGroup(createGroup, models, async (group) => {
        const losses = await group.steps(
          models.map(({ batches }) => batches),
          models.map(({ rates }) => rates),
        );
        for (const [m, model] of models.entries()) {
          const alone = await trainedAlone(device, model);
          const trained = model.batches.map((rows) => rows.length > 0);
          expect(losses[m], `losses of model ${m}`).toEqual(alone.losses);
          expect([...losses[m]!].map(Number.isNaN)).toEqual(trained.map((was) => !was));
          expect(await group.trainers[m]!.exportState(), `model ${m}`).toEqual(alone.state);
        }
      });
    });

    it('stay within 1e-3 of the oracle, each', async () => {
      await withGroup(createGroup, models, async (group) => {
        await group.steps(
          models.map(({ batches }) => batches),
          models.map(({ rates }) => rates),
        );
        for (const [m, model] of models.entries()) {
          const oracle = new Oracle(model.options, model.data);
          const busy = busyOf(model);
          oracle.steps(busy.batches, busy.rates);
          const trainer = group.trainers[m]!;
          expectSameState(await trainer.exportState(), oracle.state());
          expectWithin(await trainer.outputs(model.rows), oracle.outputs(model.rows), 1e-3, 'output');
        }
      });
    });

    it('can be trained, saved and set one by one, and leave the others alone', async () => {
      await withGroup(createGroup, models, async ({ trainers }) => {
        const [first, second] = trainers;
        const before = await second!.exportState();
        const start = await first!.exportState();
        const { batches, rates, rows } = models[0]!;
        const found = await first!.steps(batches.slice(0, 2), rates.slice(0, 2));
        expect([...found].every(Number.isFinite)).toBe(true);
        expect(await first!.gradients(rows)).toHaveLength(start.weights.length);
        expect(await second!.exportState()).toEqual(before);
        const trained = await first!.exportState();
        expect(trained.steps).toBe(2);
        await first!.importState(start);
        expect(await first!.steps(batches.slice(0, 2), rates.slice(0, 2))).toEqual(found);
        expect(await first!.exportState()).toEqual(trained);
        expect(await second!.exportState()).toEqual(before);
      });
    });

    it('are fitted to the bits that they have alone, through epochs of different lengths', async () => {
      const some = [models[1]!, models[4]!];
      await withGroup(createGroup, some, async (group) => {
        const members = some.map((model, m) => ({ plan: planOf(model, m), hooks: unheard }));
        const ends = await fitGroup(group, members, () => performance.now());
        for (const [m, model] of some.entries()) {
          await withTrainer(device, model.options, model.data, async (trainer) => {
            const plan = planOf(model, m);
            const { bestEpoch } = await runFit(trainer, plan, unheard);
            const outputs = await trainer.outputs(plan.validation);
            expect(ends[m]).toMatchObject({ ok: true, result: { bestEpoch, outputs } });
          });
        }
      });
    });

    it('refuses models of different shapes', async () => {
      const wider = optionsFor({ shape: { ...differing[0]!.shape, hidden: 9 } });
      await expect(createGroup([differing[0]!, wider], [data[0]!, data[0]!])).rejects.toThrow(/shape/);
    });

    it('refuses rows whose window would reach outside the data of their model', async () => {
      await withGroup(createGroup, models.slice(0, 2), async (group) => {
        const steps = group.steps([[Int32Array.of(90)], [Int32Array.of(90)]], [[0.01], [0.01]]);
        await expect(steps).rejects.toThrow(/Row 90/);
      });
    });
  });
}

interface Model {
  readonly options: TrainerOptions;
  readonly data: TrainingData;
  readonly rows: Int32Array;
  readonly batches: readonly Int32Array[];
  readonly rates: readonly number[];
}

/** The same shape, kind of loss and kind of optimizer. */
const differing: readonly TrainerOptions[] = (
  [
    {},
    { seed: 4, dropout: 0.3 },
    { seed: 5, recurrentDropout: 0.4, clipNorm: null },
    { seed: 3, optimizer: { kind: 'adamw', weightDecay: 0 }, clipNorm: 0.05 },
    {
      seed: 6,
      loss: { kind: 'binary', classWeights: [0.5, 2], smoothing: 0.1 },
      dropout: 0.1,
      recurrentDropout: 0.1,
    },
  ] as const
).map((given) =>
  optionsFor({
    optimizer: { kind: 'adamw', weightDecay: 0.2 },
    ...given,
    shape: { layers: 2, hidden: 7, pooling: 'attention' },
  }),
);

/** Batches of several sizes; in every fourth update but its own the model has none. */
function modelOf(options: TrainerOptions, data: TrainingData, m: number): Model {
  const rows = someRows(data, options.shape.lookback, 60, m);
  const batches = Array.from({ length: 12 }, (_, k) =>
    k % 4 === 3 && k % 5 !== m ? new Int32Array(0) : rows.subarray(4 * k, 4 * k + 6 + ((k + m) % 3)),
  );
  return { options, data, rows, batches, rates: batches.map((_, k) => (0.01 * (m + 1)) / (k + 1)) };
}

function planOf({ options, data, rows }: Model, m: number): FitPlan {
  return {
    train: rows.slice(0, 20),
    validation: rows.slice(20, 26),
    loss: options.loss,
    labels: data.labels,
    noChange: 0,
    epochs: 2,
    batch: 5 + 3 * m,
    schedule: { kind: 'constant', base: 0.02, warmUp: 0, patience: 1, factor: 1 },
    patience: 2,
    seed: options.seed,
  };
}

const unheard = {
  onBatch: () => undefined,
  onEpoch: () => undefined,
  shouldStop: () => false,
  now: () => performance.now(),
};

/** Without the updates that the model sits out. */
function busyOf({ batches, rates }: Model) {
  const busy = batches.map((rows, k) => ({ rows, rate: rates[k]! })).filter(({ rows }) => rows.length > 0);
  return { batches: busy.map(({ rows }) => rows), rates: busy.map(({ rate }) => rate) };
}

async function trainedAlone(device: Device, model: Model) {
  return withTrainer(device, model.options, model.data, async (trainer) => {
    const busy = busyOf(model);
    const found = [...(await trainer.steps(busy.batches, busy.rates))];
    const losses = model.batches.map((rows) => (rows.length > 0 ? found.shift()! : Number.NaN));
    return { losses: Float64Array.from(losses), state: await trainer.exportState() };
  });
}

async function withGroup(
  createGroup: CreateGroup,
  models: readonly Model[],
  use: (group: TrainerGroup) => Promise<void>,
): Promise<void> {
  const group = await createGroup(
    models.map(({ options }) => options),
    models.map(({ data }) => data),
  );
  try {
    expect(group.trainers).toHaveLength(models.length);
    await use(group);
  } finally {
    group.dispose();
  }
}
