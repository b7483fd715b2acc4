import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { insertSeries, readBars } from '../stored-series';
import { addWalk, slowSpec, smallSpec, startServices, type TestApp, waitFor } from '../test-services';

describe('a run', () => {
  it('goes from queued to done in a process of its own and leaves metrics, curves, weights and charts', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const { id, state } = runs.startSpec({ ...smallSpec(), device: 'auto' });
    expect(state).toBe('running');
    await session.queue().idle();
    const run = runs.get(id);
    expect(run.problem).toBeNull();
    expect(run).toMatchObject({ state: 'done', device: expect.stringContaining('CPU, native'), epochs: 6 });
    expect(run.weightsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(run.featureHash).toMatch(/^[0-9a-f]{64}$/);
    expect(runs.curves(id).map((row) => row.epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(run.metrics?.test.accuracy).toBeGreaterThan(0.2);
    const result = runs.result(id, 'test');
    expect(result.probability.length).toBe(result.close.length);
    expect(result.equity.at(-1)).toBeCloseTo(1 + Number(run.metrics?.test.trading.totalReturn), 9);
    const bars = readBars(session.workspace().db, 1);
    const start = bars.time.indexOf(Number(result.time[0]));
    expect(result.close).toEqual(bars.close.slice(start, start + result.close.length));
    // The newest bar has a signal already, and no outcome yet.
    expect(result.time.at(-1)).toBe(bars.time.at(-1));
    expect(result.probability.at(-1)).toBeGreaterThan(0);
    expect(result.label.at(-1)).toBeNaN();
    expect(run.metrics?.test.lastTime).toBe(bars.time.at(-2));
  });

  it('that is the same spec on the same data has the same weights and metrics', async () => {
    const app = await startServices({ parallelJobs: 2 });
    addWalk(app);
    const { runs, session } = app.services;
    const ids = [1, 2].map(() => runs.startSpec(smallSpec()).id);
    await session.queue().idle();
    const [a, b] = ids.map((id) => runs.get(id));
    expect(a?.weightsHash).toBe(b?.weightsHash);
    expect(a?.metrics).toEqual(b?.metrics);
    const other = runs.startSpec({ ...smallSpec(), seed: 2 }).id;
    await session.queue().idle();
    expect(runs.get(other).weightsHash).not.toBe(a?.weightsHash);
  });

  it('waits its turn while another one trains, and trains at the same time where the settings allow it', async () => {
    const app = await startServices({ parallelJobs: 1 });
    addWalk(app);
    const { runs, session } = app.services;
    const ids = [1, 2, 3].map(() => runs.startSpec(smallSpec()).id);
    expect(ids.map((id) => runs.get(id).state)).toEqual(['running', 'queued', 'queued']);
    await session.queue().idle();
    expect(ids.map((id) => runs.get(id).state)).toEqual(['done', 'done', 'done']);
    const started = ids.map((id) => Number(runs.get(id).startedAt));
    expect(started).toEqual([...started].sort((a, b) => a - b));
  });

  it('tells its progress at most ten times a second', async () => {
    const app = await startServices();
    addWalk(app, 2000);
    const { runs, session } = app.services;
    const before = Date.now();
    runs.startSpec(slowSpec({ epochs: 10, patience: 10 }));
    await session.queue().idle();
    const seconds = (Date.now() - before) / 1000;
    const progress = app.heard.filter(({ name }) => name === 'job.progress');
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
  });

  it('that cannot be done fails with the sentence that says why, and the next one is not held up', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const failing = runs.startSpec({ ...smallSpec(), window: { lookback: 4000 } }).id;
    const fine = runs.startSpec(smallSpec({ epochs: 1 })).id;
    await session.queue().idle();
    expect(runs.get(failing)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/lookback.*longer than the data/),
    });
    expect(runs.get(fine).state).toBe('done');
  });

  it('whose account is ruined says so beside its result', async () => {
    const app = await startServices();
    const bars = walkBars(600);
    const jump = (column: Float64Array) => column.map((price, t) => (t < 580 ? price : price * 5));
    const { open, high, low, close } = bars;
    const jumped = { ...bars, open: jump(open), high: jump(high), low: jump(low), close: jump(close) };
    const series = {
      name: 'Walk',
      source: 'walk.csv',
      intervalMs: 86_400_000,
      dataHash: 'jump',
      warnings: [],
    };
    insertSeries(app.services.session.workspace().db, series, { kind: 'bars', bars: jumped }, Date.now());
    // Short on every bar, through a rise to five times the price.
    const { id } = app.services.runs.startSpec({
      ...smallSpec(),
      decision: { ...smallSpec().decision, long: 1, short: 1 },
    });
    await app.services.session.queue().idle();
    const run = app.services.runs.get(id);
    expect(run.metrics?.test.trading.totalReturn).toBe(-1);
    expect(run.warnings.join()).toMatch(/account of the test split lost everything on \d{4}-\d\d-\d\d/);
  });

  it('of a series that is not there is refused before anything is queued', async () => {
    const app = await startServices();
    expect(() => app.services.runs.startSpec(smallSpec())).toThrow(
      /names "Walk", which is not in this workspace/,
    );
    expect(app.services.runs.there([1])).toEqual([]);
  });
});

describe('cancelling', () => {
  it('ends a run under way long before its end and keeps it resumable', async () => {
    const app = await startServices();
    addWalk(app, 4000);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(slowSpec({ epochs: 500, patience: 500 }));
    await waitFor(() => runs.curves(id).length >= 1, 'the first epoch');
    runs.cancel(id);
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({ state: 'cancelled', problem: null });
    expect(runs.curves(id).length).toBeLessThan(500);
  });

  it('takes a queued run out of the queue', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const first = runs.startSpec(smallSpec()).id;
    const second = runs.startSpec(smallSpec()).id;
    runs.cancel(second);
    await session.queue().idle();
    expect([first, second].map((id) => runs.get(id).state)).toEqual(['done', 'cancelled']);
    expect(() => runs.cancel(first)).toThrow(/is done, so there is nothing to cancel/);
  });

  it('and resuming ends with the weights of an undisturbed run', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    const calm = runs.startSpec(slowSpec({ epochs: 12, patience: 12 })).id;
    await session.queue().idle();
    jobs.stopNext({ type: 'checkpoint', count: 3 });
    const { id } = runs.startSpec(slowSpec({ epochs: 12, patience: 12 }));
    await waitFor(() => runs.curves(id).length >= 3, 'the third epoch');
    runs.cancel(id);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    expect(runs.get(id).state).toBe('cancelled');
    runs.resume(id);
    await session.queue().idle();
    expectSame(app, id, calm);
  });
});

describe('kill -9 of the training process', () => {
  it.each([
    ['tensorflow', 4, 6],
    ['native', 20, 60],
  ] as const)(
    'on %s, at %i random moments, leaves a run that resumes to the weights of an undisturbed one',
    async (device, moments, epochs) => {
      const jobs = stoppingJobs();
      const app = await startServices({ fork: jobs.fork });
      addWalk(app);
      const { runs, session } = app.services;
      const spec = { ...smallSpec({ epochs, patience: epochs }), device };
      const calm = runs.startSpec(spec).id;
      const before = Date.now();
      await session.queue().idle();
      const calmMs = Date.now() - before;
      const random = createRandom(Date.now() % 1_000_000, 'kill');
      // The first strikes on the way for certain, however late this process comes to strike; the others where they may.
      jobs.stopNext({ type: 'progress' });
      // What was killed is killed again on its way from there, as often as that comes before its end.
      let under: number | null = null;
      for (let moment = 0; moment < moments; moment += 1) {
        const id: number = under ?? runs.startSpec(spec).id;
        if (moment === 0)
          await waitFor(() => app.services.board.list()[0]!.fraction > 0, 'the first progress');
        else await new Promise((resolve) => setTimeout(resolve, random.next() * calmMs));
        const pid = session.queue().pidOf(id);
        if (pid !== undefined) process.kill(pid, 'SIGKILL');
        await session.queue().idle();
        if (moment === 0) expect(runs.curves(id).length).toBeLessThan(epochs);
        under = runs.get(id).state === 'done' ? null : id;
        if (under === null) expectSame(app, id, calm);
        else {
          expect(runs.get(id)).toMatchObject({
            state: 'interrupted',
            problem: expect.stringContaining('Resume'),
          });
          runs.resume(id);
        }
      }
      await session.queue().idle();
      if (under !== null) expectSame(app, under, calm);
    },
    120_000,
  );
});

describe('a workspace that was left while a run trained', () => {
  it('shows the run as interrupted at the next opening, and resumes it to the same weights', async () => {
    const jobs = stoppingJobs();
    const first = await startServices({ fork: jobs.fork });
    addWalk(first);
    const { runs, session } = first.services;
    const calm = runs.startSpec(slowSpec()).id;
    await session.queue().idle();
    jobs.stopNext({ type: 'checkpoint', count: 2 });
    const { id } = runs.startSpec(slowSpec());
    await waitFor(() => runs.curves(id).length >= 2, 'the second epoch');
    await session.close();

    const second = await startServices({ path: first.path });
    expect(second.services.runs.get(id)).toMatchObject({ state: 'interrupted' });
    second.services.runs.resume(id);
    await second.services.session.queue().idle();
    expectSame(second, id, calm);
  });
});

describe('a disk that fills up during a training', () => {
  it('fails the run with a sentence and leaves no half result', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    const { db } = session.workspace();
    jobs.stopNext({ type: 'checkpoint' });
    const { id } = runs.startSpec(slowSpec({ epochs: 20, patience: 20 }));
    await waitFor(() => runs.curves(id).length >= 1, 'the first epoch');
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    db.pragma('max_page_count = 4294967294');
    const run = runs.get(id);
    expect(run.state === 'failed' ? run.problem : run.state).toMatch(/disk .* is full/);
    expect(run.weightsHash).toBeNull();
    expect(() => runs.result(id, 'test')).toThrow(/has not finished/);
    runs.resume(id);
    await session.queue().idle();
    expect(runs.get(id).state).toBe('done');
  });
});

function expectSame({ services: { runs } }: TestApp, id: number, calm: number): void {
  const [run, undisturbed] = [runs.get(id), runs.get(calm)];
  expect(run.state).toBe('done');
  expect(run.weightsHash).toBe(undisturbed.weightsHash);
  expect(run.metrics).toEqual(undisturbed.metrics);
  const losses = (of: number) => runs.curves(of).map((row) => row.validationLoss);
  expect(losses(id)).toEqual(losses(calm));
}
