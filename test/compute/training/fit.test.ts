import type { Trainer, TrainerOptions } from '@compute/device';
import { devices } from '@compute/node-devices';
import { decodeCheckpoint, encodeCheckpoint, encodeWeights } from '@compute/training/checkpoint';
import {
  type BatchInfo,
  type FitHooks,
  type FitPlan,
  type FitState,
  fit as runFit,
} from '@compute/training/fit';
import { judge } from '@core/lstm/judge';
import type { Loss } from '@core/lstm/losses';
import type { Schedule } from '@core/lstm/schedule';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { noise, someRows } from '../../suites/oracle';

const loss: Loss = { kind: 'binary', classWeights: [0.8, 1.3], smoothing: 0.1 };
const options: TrainerOptions = {
  shape: { features: 3, lookback: 5, layers: 2, hidden: 6, pooling: 'last', outputs: 1 },
  loss,
  dropout: 0.2,
  recurrentDropout: 0.1,
  optimizer: { kind: 'adam', weightDecay: 0 },
  clipNorm: 1,
  seed: 21,
};
const constant = (base: number): Schedule => ({ kind: 'constant', base, warmUp: 0, patience: 1, factor: 1 });
const data = noise(160, 3);
const rows = someRows(data, 5, 150);
const plan: FitPlan = {
  train: rows.slice(0, 110),
  validation: rows.slice(110),
  loss,
  labels: data.labels,
  noChange: 0,
  epochs: 6,
  batch: 32,
  schedule: constant(0.02),
  patience: 100,
  seed: 21,
};

interface Watched {
  readonly batches: BatchInfo[];
  readonly rows: EpochRow[];
  readonly states: FitState[];
  readonly hooks: FitHooks;
}

function watched(overrides: Partial<FitHooks> = {}): Watched {
  const batches: BatchInfo[] = [];
  const epochRows: EpochRow[] = [];
  const states: FitState[] = [];
  const hooks: FitHooks = {
    onBatch: (info) => void batches.push(info),
    onEpoch: (row, state) => {
      epochRows.push(row);
      states.push(state);
    },
    shouldStop: () => false,
    now: () => performance.now(),
    ...overrides,
  };
  return { batches, rows: epochRows, states, hooks };
}

async function newTrainer(given = options, from = data): Promise<Trainer> {
  return (await devices.pick('auto')).device.createTrainer(given, from);
}

const weightsOf = async (trainer: Trainer) => encodeWeights((await trainer.exportState()).weights);
const timeless = (list: readonly EpochRow[]) => list.map((row) => ({ ...row, seconds: 0 }));

describe('fit', () => {
  it('goes through every training row once an epoch, the last batch with what is left', async () => {
    const trainer = await newTrainer();
    const seen: number[][] = [];
    const counting: Trainer = {
      ...bound(trainer),
      steps: (batches, rates) => {
        for (const batch of batches) seen.push([...batch]);
        return trainer.steps(batches, rates);
      },
    };
    const watch = watched();
    const result = await runFit(counting, { ...plan, epochs: 2 }, watch.hooks);
    expect(result.outcome).toBe('finished');
    expect(seen.map((batch) => batch.length)).toEqual([32, 32, 32, 14, 32, 32, 32, 14]);
    const [first, second] = [seen.slice(0, 4).flat(), seen.slice(4).flat()];
    const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
    expect(sorted(first)).toEqual(sorted([...plan.train]));
    expect(sorted(second)).toEqual(sorted(first));
    expect(second).not.toEqual(first);
    expect(watch.batches.map(({ epoch, batch, batches }) => [epoch, batch, batches]).at(-1)).toEqual([
      2, 4, 4,
    ]);
  });

  it('restores the weights of the epoch with the lowest validation loss', async () => {
    const trainer = await newTrainer();
    const watch = watched();
    const result = await runFit(trainer, { ...plan, schedule: constant(0.1) }, watch.hooks);
    const losses = watch.rows.map((row) => row.validationLoss!);
    const best = losses.indexOf(Math.min(...losses));
    expect(result.bestEpoch).toBe(best + 1);
    expect(best, 'a learning rate this high must overshoot for the test to mean something').toBeLessThan(5);
    expect(await weightsOf(trainer)).toEqual(encodeWeights(watch.states[best]!.trainer.weights));
  });

  it('reports plain loss and accuracy of both splits after the epoch', async () => {
    const trainer = await newTrainer();
    const watch = watched();
    await runFit(trainer, { ...plan, epochs: 1 }, watch.hooks);
    for (const split of ['train', 'validation'] as const) {
      const said = await trainer.outputs(plan[split]);
      const labels = Float64Array.from(plan[split], (row) => data.labels[row]!);
      const figures = judge({ kind: 'binary', classWeights: [1, 1], smoothing: 0 }, said, labels);
      expect(watch.rows[0]![`${split}Loss`]).toBe(figures.loss);
      expect(watch.rows[0]![`${split}Accuracy`]).toBe(figures.accuracy);
    }
  });

  it('stops early when the validation loss has not fallen for `patience` epochs', async () => {
    const trainer = await newTrainer();
    const plateau = { ...plan, epochs: 200, patience: 3, schedule: constant(0.2) };
    const result = await runFit(trainer, plateau, watched().hooks);
    expect(result.outcome).toBe('stopped early');
    expect(result.rows).toHaveLength(result.bestEpoch! + 3);
  });

  it('takes an epoch that is only as good as the best one for no better', async () => {
    const still: Trainer = {
      ...bound(await newTrainer()),
      steps: async (batches) => new Float64Array(batches.length).fill(0.7),
    };
    const result = await runFit(still, { ...plan, patience: 2 }, watched().hooks);
    expect(result).toMatchObject({ outcome: 'stopped early', bestEpoch: 1 });
    expect(result.rows).toHaveLength(3);
  });

  it('gives the same bits twice, and others for another seed', async () => {
    const run = async (seed: number) => {
      const trainer = await newTrainer({ ...options, seed });
      const result = await runFit(trainer, { ...plan, epochs: 3, seed }, watched().hooks);
      return { rows: timeless(result.rows), weights: await weightsOf(trainer) };
    };
    const first = await run(21);
    expect(await run(21)).toEqual(first);
    expect((await run(22)).weights).not.toEqual(first.weights);
  });

  it('resumes after any epoch, through bytes and in a new trainer, to the same bits', async () => {
    const undisturbed = await newTrainer();
    const watch = watched();
    const whole = await runFit(undisturbed, { ...plan, patience: 2 }, watch.hooks);
    for (const state of watch.states) {
      const trainer = await newTrainer();
      const resumeFrom = decodeCheckpoint(encodeCheckpoint(state));
      const rest = watched({ resumeFrom });
      const result = await runFit(trainer, { ...plan, patience: 2 }, rest.hooks);
      expect(result.outcome).toBe(whole.outcome);
      expect(result.bestEpoch).toBe(whole.bestEpoch);
      expect(timeless(result.rows)).toEqual(timeless(whole.rows));
      expect(rest.rows).toHaveLength(whole.rows.length - state.epoch);
      expect(await weightsOf(trainer)).toEqual(await weightsOf(undisturbed));
    }
  });

  it.each<TrainerOptions['optimizer']>([
    { kind: 'sgd', weightDecay: 0.01, momentum: 0.9 },
    { kind: 'sgd', weightDecay: 0, momentum: 0 },
    { kind: 'rmsprop', weightDecay: 0 },
    { kind: 'adamw', weightDecay: 0.01 },
  ])('resumes %j on a plateau schedule to the same bits, through bytes', async (optimizer) => {
    const given = { ...options, optimizer };
    const schedule: Schedule = { kind: 'plateau', base: 0.05, warmUp: 1, patience: 1, factor: 0.5 };
    const undisturbed = await newTrainer(given);
    const watch = watched();
    const whole = await runFit(undisturbed, { ...plan, schedule }, watch.hooks);
    for (const state of watch.states) {
      const trainer = await newTrainer(given);
      const { hooks } = watched({ resumeFrom: decodeCheckpoint(encodeCheckpoint(state)) });
      const result = await runFit(trainer, { ...plan, schedule }, hooks);
      expect(timeless(result.rows)).toEqual(timeless(whole.rows));
      expect(await weightsOf(trainer)).toEqual(await weightsOf(undisturbed));
    }
  });

  it('resumes after an interruption in the middle of an epoch to the same bits', async () => {
    const undisturbed = await newTrainer();
    await runFit(undisturbed, plan, watched().hooks);

    let batches = 0;
    const cut = watched({ onBatch: () => void batches++, shouldStop: () => batches >= 10 });
    const stopped = await runFit(await newTrainer(), plan, cut.hooks);
    expect(stopped.outcome).toBe('cancelled');
    expect(cut.states.length).toBeGreaterThan(0);
    expect(cut.states.length).toBeLessThan(plan.epochs);

    const resumed = await newTrainer();
    await runFit(resumed, plan, watched({ resumeFrom: cut.states.at(-1)! }).hooks);
    expect(await weightsOf(resumed)).toEqual(await weightsOf(undisturbed));
  });

  it('refuses a checkpoint of another seed', async () => {
    const watch = watched();
    await runFit(await newTrainer(), { ...plan, epochs: 1 }, watch.hooks);
    const other = watched({ resumeFrom: watch.states[0]! });
    await expect(runFit(await newTrainer(), { ...plan, seed: 5 }, other.hooks)).rejects.toThrow(
      /made with seed 21/,
    );
  });

  it('waits for the checkpoint to be saved before it goes on', async () => {
    const order: string[] = [];
    const { hooks } = watched({
      onBatch: ({ epoch, batch }) => void order.push(`batch ${epoch}.${batch}`),
      onEpoch: async ({ epoch }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`saved ${epoch}`);
      },
    });
    await runFit(await newTrainer(), { ...plan, epochs: 2, batch: 110 }, hooks);
    expect(order).toEqual(['batch 1.1', 'saved 1', 'batch 2.1', 'saved 2']);
  });
});

describe('the learning rate', () => {
  const ratesOf = async (schedule: Schedule, watch: Watched) => {
    const trainer = await newTrainer();
    const given: number[] = [];
    const listening: Trainer = {
      ...bound(trainer),
      steps: (batches, rates) => {
        given.push(...rates);
        return trainer.steps(batches, rates);
      },
    };
    await runFit(listening, { ...plan, schedule }, watch.hooks);
    return given;
  };

  it('follows the schedule, update by update', async () => {
    const rates = await ratesOf({ ...constant(0.02), kind: 'cosine', warmUp: 1 }, watched());
    expect(rates).toHaveLength(6 * 4);
    expect(rates.slice(0, 4)).toEqual([0.005, 0.01, 0.015, 0.02]);
    const falling = rates.slice(4);
    expect(falling[0]).toBe(0.02);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(falling.at(-1)).toBeLessThan(0.001);
  });

  it('falls where the validation loss does not, and does so again after a resume', async () => {
    const schedule: Schedule = { kind: 'plateau', base: 0.1, warmUp: 0, patience: 1, factor: 0.5 };
    const watch = watched();
    const whole = await ratesOf(schedule, watch);
    expect(new Set(whole).size, 'a rate this high must overshoot').toBeGreaterThan(1);
    for (const resumeFrom of watch.states.slice(0, -1)) {
      const rest = await ratesOf(schedule, watched({ resumeFrom }));
      expect(rest).toEqual(whole.slice(resumeFrom.epoch * 4));
    }
  });
});

describe('cancelling', () => {
  it('before the first epoch ended leaves no best epoch', async () => {
    let asked = 0;
    const result = await runFit(await newTrainer(), plan, watched({ shouldStop: () => asked++ >= 2 }).hooks);
    expect(result).toEqual({ outcome: 'cancelled', bestEpoch: null, rows: [] });
  });

  it('works through a message that arrives while training', async () => {
    let isAsked = false;
    setTimeout(() => {
      isAsked = true;
    }, 150);
    const { hooks } = watched({ shouldStop: () => isAsked });
    const result = await runFit(await newTrainer(), { ...plan, epochs: 100_000, patience: 100_000 }, hooks);
    expect(result.outcome).toBe('cancelled');
  });
});

describe('training that goes wrong', () => {
  it('names epoch and batch when the loss is no longer a number', async () => {
    const broken = { ...data, matrix: data.matrix.slice() };
    broken.matrix[plan.train[0]! * 3] = Number.NaN;
    const error = await runFit(await newTrainer(options, broken), plan, watched().hooks).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).toMatch(/stopped in epoch 1, batch \d of 4: the loss is no longer a finite number/);
  });

  it.each([
    ['they', Int32Array.of(100)],
    ['one of them', Int32Array.of(30, 100, 31)],
  ])('names the validation rows when only %s cannot be predicted', async (_, validation) => {
    const broken = { ...data, matrix: data.matrix.slice() };
    broken.matrix[100 * 3] = Number.NaN;
    const clean = plan.train.filter((row) => row < 100 || row > 104);
    const trainer = await newTrainer(options, broken);
    const run = runFit(trainer, { ...plan, train: clean, validation }, watched().hooks);
    await expect(run).rejects.toThrow(/after epoch 1, on the validation rows/);
  });

  it('says so when a split has no rows', async () => {
    const empty = new Int32Array(0);
    const trainer = await newTrainer();
    await expect(runFit(trainer, { ...plan, validation: empty }, watched().hooks)).rejects.toThrow(
      /validation split has no rows/,
    );
    await expect(runFit(trainer, { ...plan, train: empty }, watched().hooks)).rejects.toThrow(
      /training split has no rows/,
    );
  });
});

/** The trainer's methods as plain functions, so that a test can listen in on one of them. */
function bound(trainer: Trainer): Trainer {
  return {
    parameterCount: trainer.parameterCount,
    steps: (batches, rates) => trainer.steps(batches, rates),
    outputs: (batch) => trainer.outputs(batch),
    gradients: (batch) => trainer.gradients(batch),
    exportState: () => trainer.exportState(),
    importState: (state) => trainer.importState(state),
    importWeights: (weights) => trainer.importWeights(weights),
    dispose: () => trainer.dispose(),
  };
}
