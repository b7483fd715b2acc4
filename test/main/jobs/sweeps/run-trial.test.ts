import type { PreparedExperiment } from '@core/dataset/prepare';
import { runTrial, type TrialSigns } from '@main/jobs/sweeps/run-trial';
import { trainTogether } from '@main/jobs/sweeps/train-together';
import { unpackReturns } from '@main/storage/trials';
import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import { trialRecord } from '@shared/sweeps';
import { describe, expect, it } from 'vitest';
import { smallSpec } from '../../test-services';
import { createNativeGroup, stationOf } from './station';
import { trialTask, untimed } from './trial-tasks';

const deaf: TrialSigns = { onProgress: () => undefined, isCancelled: () => false };
const split = { kind: 'kFold', folds: 3, validation: 0.2, purge: 'auto', embargo: 0, minTrain: 50 } as const;
const folded: ExperimentSpec = { ...smallSpec({ epochs: 3 }), split, seeds: 2 };
const objectives = [
  { metric: 'loss', penalty: 1 },
  { metric: 'trading.sharpe', penalty: 0 },
];

describe('a trial', () => {
  it('is a function of its task and the data: made again, and after others, it comes out the same', async () => {
    const task = trialTask(0, { spec: folded, objectives });
    const station = stationOf();
    const first = await runTrial(task, station, deaf);
    expect(trialRecord.parse(first.record)).toEqual(first.record);
    const wider = { ...folded, model: { ...folded.model, hidden: 5 }, window: { lookback: 7 } };
    await runTrial(trialTask(1, { spec: wider }), station, deaf);
    for (const place of [station, stationOf()]) {
      const again = await runTrial(task, place, deaf);
      expect(untimed(again.record)).toEqual(untimed(first.record));
      expect(again.returns).toEqual(first.returns);
    }
  });

  it('trains a model of every fold and seed, and is worth their mean with a penalty for what is unsteady', async () => {
    const { record, returns } = await runTrial(trialTask(0, { spec: folded, objectives }), stationOf(), deaf);
    expect(record).toMatchObject({ state: 'done', problem: null, prunedAt: null, dataHash: 'walk' });
    expect(record.models.map(({ fold, seed }) => [fold, seed])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
    const losses = record.models.map(({ validationLoss }) => validationLoss!);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / 6;
    const sd = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / 5);
    expect(record.values[0]).toBeCloseTo(mean + sd, 12);
    expect(record.figures.loss).toEqual({
      mean: expect.closeTo(mean, 12),
      sd: expect.closeTo(sd, 12),
      count: 6,
    });
    expect(record.values[1]).toBe(record.figures['trading.sharpe']!.mean);
    expect(record.epochLosses).toHaveLength(3);
    expect(Math.min(...record.epochLosses)).toBe(losses[0]);
    const ofFold = [0, 1, 2].map((f) => (losses[2 * f]! + losses[2 * f + 1]!) / 2);
    expect(record.foldLosses[1]).toBeCloseTo((ofFold[0]! + ofFold[1]!) / 2, 12);
    expect(record.foldLosses[2]).toBeCloseTo(mean, 12);
    expect(unpackReturns(returns!).time.length).toBeGreaterThan(50);
    expect(record.overheadSeconds).toBeLessThan(record.seconds);
  });

  it('ends at the epoch where its rule stops its first model, and is judged by that model as it was at its best', async () => {
    const whole = await runTrial(trialTask(0, { spec: folded }), stationOf(), deaf);
    const most = whole.record.epochLosses[1]! - 1e-9;
    const rule = { epochs: [{ step: 2, most }], folds: [], isBestSoFar: false };
    const { record, returns } = await runTrial(trialTask(0, { spec: folded, rule }), stationOf(), deaf);
    expect(record).toMatchObject({ state: 'pruned', prunedAt: { unit: 'epoch', step: 2 } });
    expect(record.epochLosses).toEqual(whole.record.epochLosses.slice(0, 2));
    expect(record.models).toHaveLength(1);
    expect(record.values[0]).toBe(Math.min(...record.epochLosses));
    expect(returns).toBeNull();
    const mild = { ...rule, epochs: [{ step: 2, most: most + 2e-9 }] };
    const spared = await runTrial(trialTask(0, { spec: folded, rule: mild }), stationOf(), deaf);
    expect(untimed(spared.record)).toEqual(untimed(whole.record));
  });

  it('ends after the fold where its rule stops it, and never after the last, when nothing is left to be saved', async () => {
    const folds = [2, 3].map((step) => ({ step, most: 0 }));
    const rule = { epochs: [], folds: folds.slice(0, 1), isBestSoFar: false };
    const { record } = await runTrial(trialTask(0, { spec: folded, rule }), stationOf(), deaf);
    expect(record).toMatchObject({ state: 'pruned', prunedAt: { unit: 'fold', step: 2 } });
    expect(record.models).toHaveLength(4);
    const late = { ...rule, folds: folds.slice(1) };
    const done = await runTrial(trialTask(0, { spec: folded, rule: late }), stationOf(), deaf);
    expect(done.record.state).toBe('done');
  });

  it('that cannot be made is a record that says why: a loss that diverges, a spec that the data cannot carry', async () => {
    const calm = stationOf();
    const wild = stationOf({
      // No spec may ask for such a rate.
      trainOn: (device) => (model) =>
        calm.trainOn(device)({
          ...model,
          plan: { ...model.plan, schedule: { ...model.plan.schedule, base: 1e30 } },
        }),
    });
    const diverged = await runTrial(trialTask(0), wild, deaf);
    expect(diverged.record).toMatchObject({ state: 'failed', values: [null], figures: {} });
    expect(diverged.record.problem).toMatch(/^Training stopped .* the loss is no longer a finite number\./);
    const long = { ...smallSpec(), window: { lookback: 2000 } };
    const { record, returns } = await runTrial(trialTask(0, { spec: long }), stationOf(), deaf);
    expect(record.state).toBe('failed');
    expect(record.problem).toBe('window.lookback is longer than the data: 2000 bars asked, 600 there.');
    expect(returns).toBeNull();
  });

  it('that is cancelled has no record', async () => {
    let epochs = 0;
    const signs = {
      onProgress: () => {
        epochs++;
      },
      isCancelled: () => epochs > 0,
    };
    const ending = runTrial(trialTask(0), stationOf(), signs);
    await expect(ending).rejects.toThrow(AppError);
    await expect(ending).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('never reads a test row: another future gives the same record', async () => {
    const asked: Int32Array[] = [];
    const station = stationOf();
    const watched = stationOf({
      prepare(task) {
        const { prepared, dataHash } = station.prepare(task);
        return { prepared: { ...prepared, experiment: blindTo(prepared.experiment) }, dataHash };
      },
      trainOn: (device) => (model) => {
        asked.push(model.data.asked.test);
        return station.trainOn(device)(model);
      },
    });
    const task = trialTask(0, { spec: folded, objectives });
    const blind = await runTrial(task, watched, deaf);
    expect(untimed(blind.record)).toEqual(untimed((await runTrial(task, station, deaf)).record));
    expect(asked.every(({ length }) => length === 0)).toBe(true);
  });

  it('comes out the same beside others, whose models are trained as one group', async () => {
    const specs = [1, 2, 3].map((seed) => ({
      ...folded,
      seed,
      training: { ...folded.training, epochs: 1 + seed, batch: 10 * seed },
    }));
    const tasks = [...specs, { ...folded, model: { ...folded.model, hidden: 6 } }].map((spec, number) =>
      trialTask(number, { spec, objectives }),
    );
    const alone = stationOf();
    const sizes: number[] = [];
    let underWay = 0;
    const createGroup: typeof createNativeGroup = (options, data) => {
      sizes.push(options.length);
      return createNativeGroup(options, data);
    };
    const together = trainTogether(
      { createGroup },
      () => performance.now(),
      () => underWay,
    );
    const station = stationOf({
      trainOn: () => together.train,
      enter() {
        underWay++;
        return () => {
          underWay--;
          together.wake();
        };
      },
    });
    const results = await Promise.all(tasks.map((task) => runTrial(task, station, deaf)));
    for (const [k, { record, returns }] of results.entries()) {
      const one = await runTrial(tasks[k]!, alone, deaf);
      expect(untimed(record)).toEqual(untimed(one.record));
      expect(returns).toEqual(one.returns);
    }
    expect(sizes).toEqual([3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]);
  });
});

/** The experiment with labels and outcomes of test rows blotted out. */
function blindTo(experiment: PreparedExperiment): PreparedExperiment {
  const blot = <T extends Float32Array | Float64Array>(values: T, rows: Int32Array): T => {
    const blotted = values.slice() as T;
    for (const row of rows) blotted[row] = NaN;
    return blotted;
  };
  return {
    ...experiment,
    lesson(fold) {
      const lesson = experiment.lesson(fold);
      const { test } = lesson.rows;
      return {
        ...lesson,
        labels: blot(lesson.labels, test),
        outcomes: blot(lesson.outcomes, test),
        direction: blot(lesson.direction, test),
      };
    },
  };
}
