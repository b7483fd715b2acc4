import { createRandom } from '@core/random';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { stoppingJobs } from '../stopping-jobs';
import { insertSeries } from '../stored-series';
import { addWalk, smallSpec, startServices, waitFor } from '../test-services';

const light = (change: Partial<ExperimentSpec>): ExperimentSpec => ({
  ...smallSpec({ epochs: 2 }),
  device: 'native',
  ...change,
});

describe('the baselines of a run', () => {
  it('are judged on its test rows after its costs, each with its rows and its tests', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, baselines, session } = app.services;
    const { id } = runs.startSpec(light({ baselines: 'auto' }));
    await session.queue().idle();
    const run = runs.get(id);
    expect(run.problem).toBeNull();
    const { results, verdicts, chance, more } = baselines.report(id);
    expect(results.map(({ kind }) => kind)).toEqual([
      'baseRate',
      'alwaysUp',
      'persistence',
      'reversal',
      'buyAndHold',
      'logistic',
      'forest',
      'boosting',
    ]);
    expect(more.map(({ kind }) => kind)).toEqual(['gru', 'transformer']);
    const own = run.metrics!.test;
    for (const { problem, test } of results) {
      expect(problem).toBeNull();
      expect(test).toMatchObject({ rows: own.rows, firstTime: own.firstTime, lastTime: own.lastTime });
      expect(test!.buyAndHold).toEqual(own.buyAndHold);
    }
    const of = (kind: string) => results.find((result) => result.kind === kind)!;
    expect(of('alwaysUp').test!.accuracy).toBe(own.upShare);
    expect(of('buyAndHold').test!.trading).toEqual(own.buyAndHold);
    expect(of('logistic').tests.map(({ what }) => what)).toEqual(['Log loss', 'Accuracy', 'Sharpe ratio']);
    expect(of('logistic').tests[0]!.difference).toBeCloseTo(
      Number(own.logLoss) - Number(of('logistic').test!.logLoss),
      12,
    );
    expect(of('persistence').tests[0]).toMatchObject({ what: 'Log loss', p: null, verdict: 'undecided' });
    expect(of('buyAndHold').tests.map(({ what }) => what)).toEqual(['Sharpe ratio']);
    expect(verdicts).toHaveLength(8);
    expect(chance).toContain('chance');
  });

  it('can be added to a finished run, to the same bits, with those it has', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, baselines, session } = app.services;
    const { id } = runs.startSpec(light({ baselines: ['baseRate', 'logistic'] }));
    await session.queue().idle();
    const before = baselines.report(id).results;
    expect(before.map(({ kind }) => kind)).toEqual(['baseRate', 'logistic']);
    const after = await baselines.add(id, ['persistence', 'logistic', 'gru']);
    expect(after.results.map(({ kind }) => kind)).toEqual(['baseRate', 'persistence', 'logistic', 'gru']);
    const [was, is] = [before, after.results].map((all) => all.find(({ kind }) => kind === 'logistic')!);
    expect({ ...is, seconds: 0 }).toEqual({ ...was, seconds: 0 });
    expect(after.results.at(-1)).toMatchObject({ name: 'GRU', problem: null });
    const trials = app.services.honesty.ledger().filter(({ kind }) => kind === 'baseline');
    expect(trials.map(({ title }) => title)).toContain('GRU, beside Small');
  });

  it('are refused with a sentence where the label, the run or its data is not what it takes', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, baselines, session } = app.services;
    const { id } = runs.startSpec(light({}));
    await expect(baselines.add(id, ['logistic'])).rejects.toThrow(
      `Run ${id} is running; baselines are fitted`,
    );
    await session.queue().idle();
    await expect(baselines.add(id, ['garch'])).rejects.toThrow(
      `The baseline garch does not fit the label direction of run ${id}.`,
    );
    session.workspace().db.prepare("UPDATE run SET data_hash = 'other' WHERE id = ?").run(id);
    await expect(baselines.add(id, ['logistic'])).rejects.toThrow(`The data of run ${id} changed`);
    expect(() => runs.startSpec(light({ baselines: ['har'] }))).toThrow(
      'baselines.0 does not fit the label direction',
    );
  });

  it('can be cancelled while they are fitted, and leave nothing', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, baselines, session, board } = app.services;
    const { id } = runs.startSpec(light({}));
    await session.queue().idle();
    jobs.stopNext({ type: 'progress' });
    const adding = baselines.add(id, ['forest', 'boosting', 'transformer']);
    await waitFor(
      () => board.list().some(({ kind, fraction }) => kind === 'baselines' && fraction > 0),
      'a start',
    );
    board.cancel('baselines', id);
    await expect(adding).rejects.toThrow('Cancelled');
    expect(baselines.report(id).results).toEqual([]);
  });

  it('of volatility forecast what comes in clusters better than chance', async () => {
    const app = await startServices();
    insertSeries(
      session(app).db,
      { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'walk', warnings: [] },
      { kind: 'bars', bars: clusteredBars(3000) },
      Date.now(),
    );
    const { runs, baselines } = app.services;
    const { id } = runs.startSpec(
      light({ label: { ...smallSpec().label, kind: 'volatility', horizon: 5 }, baselines: 'auto' }),
    );
    await app.services.session.queue().idle();
    expect(runs.get(id).problem).toBeNull();
    const { results } = baselines.report(id);
    const rmse = (kind: string) =>
      results.find((one) => one.kind === kind)?.test?.forecast?.rmse ?? Number.NaN;
    // Volatility that clusters is forecast best by what knows that it does.
    expect(rmse('garch')).toBeLessThan(rmse('lastValue'));
    expect(rmse('garch')).toBeLessThan(rmse('baseRate'));
    expect(rmse('har')).toBeLessThan(rmse('baseRate'));
    expect(rmse('ewma')).toBeLessThan(rmse('baseRate'));
    const { tests, againstChance } = results.find(({ kind }) => kind === 'garch')!;
    expect(tests.map(({ what }) => what)).toEqual(['Squared error', 'QLIKE']);
    expect(againstChance).toMatchObject({ verdict: 'better' });
  });
});

function session(app: Awaited<ReturnType<typeof startServices>>) {
  return app.services.session.workspace();
}

/** Returns of a GARCH(1,1), whose volatility comes in clusters. */
function clusteredBars(length: number) {
  const random = createRandom(7, 'garch');
  const bars = walkBars(length);
  let [variance, price] = [1e-4, 100];
  for (let t = 0; t < length; t++) {
    const change = Math.sqrt(variance) * random.normal();
    variance = 2e-6 + 0.15 * change * change + 0.83 * variance;
    const open = price;
    price *= Math.exp(change);
    bars.open[t] = open;
    bars.close[t] = price;
    bars.high[t] = Math.max(open, price) * 1.001;
    bars.low[t] = Math.min(open, price) * 0.999;
  }
  return bars;
}
