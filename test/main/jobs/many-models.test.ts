import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { insertSeries } from '../stored-series';
import { addWalk, smallSpec, startServices, type TestApp, waitFor } from '../test-services';

const epochs = 60;
const [folds, seeds] = [3, 2];

/** Three folds of two seeds, trained on the device that several threads can share. */
function spec(training: Partial<ExperimentSpec['training']> = {}): ExperimentSpec {
  const split = { kind: 'kFold', folds, validation: 0.2, purge: 'auto', embargo: 0, minTrain: 50 } as const;
  return { ...smallSpec({ epochs, patience: epochs, ...training }), split, seeds, device: 'native' };
}

/** All that must be the same however a run came about: everything but times. */
function outcomeOf({ services: { runs } }: TestApp, id: number) {
  const { state, weightsHash, metrics, warnings } = runs.get(id);
  const untimed = <T extends { readonly seconds: number }>({ seconds: _, ...rest }: T) => rest;
  const report = runs.report(id);
  return {
    state,
    weightsHash,
    metrics,
    warnings,
    curves: runs.curves(id).map(untimed),
    report: report && { ...report, models: report.models.map(untimed) },
    test: runs.result(id, 'test'),
  };
}

/** What comes of the run where nothing disturbs it, found once: the same in every workspace. */
let undisturbed: Promise<ReturnType<typeof outcomeOf>> | undefined;
function undisturbedOutcome(): Promise<ReturnType<typeof outcomeOf>> {
  undisturbed ??= outcomeOn(1);
  return undisturbed;
}

/** Of the run on so many threads, in a workspace of its own. */
async function outcomeOn(threads: number) {
  const app = await startServices({ threads });
  addWalk(app);
  const { id } = app.services.runs.startSpec(spec());
  await app.services.session.queue().idle();
  const log = app.services.runs.log(id).map(({ message }) => message);
  expect(log).toContain(
    `Training 6 models${threads === 1 ? '' : ` on ${threads} threads`}: 3 folds with 2 seeds each.`,
  );
  return outcomeOf(app, id);
}

describe('a run of three folds with two seeds each', () => {
  it('comes out with the same bits on one thread and on two', async () => {
    const one = await undisturbedOutcome();
    expect(one.state).toBe('done');
    expect(one.curves).toHaveLength(folds * seeds * epochs);
    expect(await outcomeOn(2)).toEqual(one);
  });

  it('keeps what re-evaluating takes: what every model says, and the weights of the newest fold', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(spec({ epochs: 2 }));
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({ state: 'done', folds, seeds });
    expect(runs.models(id).map(({ model, fold, seed }) => [model, fold, seed])).toEqual([
      [0, 0, 1],
      [1, 0, 2],
      [2, 1, 1],
      [3, 1, 2],
      [4, 2, 1],
      [5, 2, 2],
    ]);
    const kept = session
      .workspace()
      .db.prepare('SELECT weights IS NOT NULL AND length(outputs) > 0 FROM run_model ORDER BY model')
      .pluck()
      .all();
    expect(kept).toEqual([0, 0, 0, 0, 1, 1]);
    expect(app.heard.filter(({ name }) => name === 'run.model')).toHaveLength(6);
  });

  it('is cancelled between its models and goes on with what there is', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    jobs.stopNext({ type: 'model' });
    const { id } = runs.startSpec(spec());
    await waitFor(() => runs.models(id).length >= 1, 'the first model');
    runs.cancel(id);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    expect(runs.get(id).state).toBe('cancelled');
    expect(runs.models(id).length).toBeLessThan(6);
    runs.resume(id);
    await session.queue().idle();
    expect(outcomeOf(app, id)).toEqual(await undisturbedOutcome());
  });
});

describe('kill -9 of a process that trains many models', () => {
  it('loses no model that was finished, and the run resumes to the same bits', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs } = app.services;
    for (const finishedAtKill of [1, 4]) {
      jobs.stopNext({ type: 'model', count: finishedAtKill });
      const { id } = runs.startSpec(spec());
      await killWhen(app, id, () => runs.models(id).length >= finishedAtKill);
      const finished = runs.models(id);
      expect(runs.get(id).state).toBe('interrupted');
      await resume(app, id);
      expect(outcomeOf(app, id)).toEqual(await undisturbedOutcome());
      // Not trained again: the time that it took is still the one of then.
      for (const model of finished) expect(runs.models(id)).toContainEqual(model);
    }
  });

  it('loses at most half a second of the others, which go on from a checkpoint', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app, 3000);
    const { runs } = app.services;
    // A second or more for each model: shorter ones are over before a checkpoint is due.
    const small = smallSpec({ epochs: 150, patience: 150 });
    const longer = { ...small, model: { ...small.model, hidden: 32 }, seeds, device: 'native' } as const;
    const calm = runs.startSpec(longer).id;
    await app.services.session.queue().idle();
    jobs.stopNext({ type: 'checkpoint' });
    const { id } = runs.startSpec(longer);
    await killWhen(app, id, () => runs.curves(id).length >= 1);
    const [epochsAtKill, modelsAtKill] = [runs.curves(id).length, runs.models(id).length];
    expect([epochsAtKill > 0, modelsAtKill]).toEqual([true, 0]);
    await resume(app, id);
    expect(runs.log(id).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^Going on.*: of 2 models 0 are trained and [12] under way\.$/),
    );
    expect(outcomeOf(app, id)).toEqual(outcomeOf(app, calm));
  });
});

async function killWhen(
  { services: { session } }: TestApp,
  id: number,
  isTime: () => boolean,
): Promise<void> {
  await waitFor(isTime, 'the moment to kill');
  process.kill(Number(session.queue().pidOf(id)), 'SIGKILL');
  await session.queue().idle();
}

async function resume({ services: { runs, session } }: TestApp, id: number): Promise<void> {
  runs.resume(id);
  await session.queue().idle();
}

describe('a fold that cannot be trained', () => {
  it('is left out with its reason, and the newest of the others speaks of tomorrow', async () => {
    const app = await startServices();
    // In the first third: two folds learn from it, and one is only tested on it.
    const bars = addWildWalk(app, 60, 200);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(steepSpec());
    await session.queue().idle();
    const run = runs.get(id);
    expect(run.problem).toBeNull();
    const reason = /^Fold [23] was left out\. Training stopped in epoch \d+, batch \d+ of \d+/;
    const reasons = run.warnings.slice(0, 2);
    expect(reasons).toEqual([expect.stringMatching(reason), expect.stringMatching(reason)]);
    expect(runs.report(id)?.folds.map(({ flaw }) => flaw)).toEqual([null, ...reasons]);
    expect(runs.report(id)?.models.map(({ fold }) => fold)).toEqual([0, 0]);
    // The first fold was asked about its training rows and about tomorrow in place of the third.
    expect(run.metrics?.train.rows).toBeGreaterThan(200);
    const test = runs.result(id, 'test');
    expect(test.time.at(-1)).toBe(bars.time.at(-1));
    expect(test.forecast?.at(-1)).not.toBeNaN();
  });

  it('fails the run where it is all of them', async () => {
    const app = await startServices();
    addWildWalk(app, 60, 560);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(steepSpec());
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(
        /^None of the 3 folds could be trained\. Fold 1 was left out\. Training stopped/,
      ),
    });
  });
});

/** Steps that are just small enough while the units are hardly moved, and too large once they are saturated. */
function steepSpec(): ExperimentSpec {
  const steps = { optimizer: 'sgd', learningRate: 0.9, momentum: 0, clipNorm: null } as const;
  const given = spec({ epochs: 20, loss: 'squared', ...steps });
  return {
    ...given,
    label: { ...given.label, kind: 'return' },
    features: [{ kind: 'return', period: 1 }],
    scaler: { ...given.scaler, kind: 'none' },
  };
}

/** A walk with prices beyond all measure between two bars. */
function addWildWalk({ services: { session } }: TestApp, from: number, to: number) {
  const bars = walkBars(600);
  const wild = (column: Float64Array) =>
    column.map((price, t) => (t > from && t < to && t % 7 === 0 ? price * 1e30 : price));
  const { open, high, low, close } = bars;
  const prices = { open: wild(open), high: wild(high), low: wild(low), close: wild(close) };
  const series = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'wild', warnings: [] };
  insertSeries(session.workspace().db, series, { kind: 'bars', bars: { ...bars, ...prices } }, Date.now());
  return bars;
}
