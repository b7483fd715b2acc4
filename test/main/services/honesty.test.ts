import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { purgeRemoved, undoDays } from '@main/storage/removal';
import { insertRun } from '@main/storage/runs';
import { listSeries } from '@main/storage/series';
import { insertTrial, type NewTrial, packReturns } from '@main/storage/trials';
import type { ExperimentSpec } from '@shared/spec';
import { splitSpec } from '@shared/spec-split';
import { describe, expect, it } from 'vitest';
import { hedgeFund, normalYears, returnsWithMoments } from '../../core/honesty/returns-with-moments';
import { tempFolder } from '../temp-folder';
import { addWalk, smallSpec, startServices, type TestApp } from '../test-services';

const day = 86_400_000;
const quick: ExperimentSpec = {
  ...smallSpec({ epochs: 2 }),
  decision: { ...smallSpec().decision, long: 0.5 },
  seeds: 1,
  baselines: [],
  device: 'native',
};
/** Only ever short where the first is long, so that the two have little in common. */
const other: ExperimentSpec = {
  ...quick,
  name: 'Other',
  features: [{ kind: 'rsi', period: 7 }],
  decision: { ...quick.decision, long: 1, short: 0.5 },
};

async function trained({ services: { runs, session } }: TestApp, spec: ExperimentSpec): Promise<number> {
  const { id } = runs.startSpec(spec);
  await session.queue().idle();
  expect(runs.get(id)).toMatchObject({ state: 'done', problem: null });
  return id;
}

/** A finished run whose account is all that is known of it, with the trials that were made beside it. */
function addAccount({ services }: TestApp, value: Float64Array, perYear: number, others: readonly number[]) {
  const { db } = services.session.workspace();
  const seriesId = listSeries(db)[0]!.id;
  const { id } = insertRun(
    db,
    { experimentId: null, seriesId, name: 'Published', spec: quick, appVersion: '0' },
    0,
  );
  const time = value.map((_, bar) => bar * day);
  const mean = value.reduce((sum, one) => sum + one, 0) / value.length;
  const squares = value.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const own: NewTrial = {
    madeAt: 1,
    kind: 'run',
    runId: id,
    title: 'Published',
    series: ['Walk'],
    dataHash: 'walk',
    firstTime: time[0]!,
    lastTime: time.at(-1)!,
    sharpe: mean / Math.sqrt(squares / (value.length - 1)),
    barsPerYear: perYear,
    counts: true,
    returns: packReturns(time, value),
  };
  insertTrial(db, own);
  for (const sharpe of others) insertTrial(db, { ...own, runId: null, kind: 'sweep', sharpe, returns: null });
  return id;
}

describe('the ledger', () => {
  it('counts every run; each moves what is said of the others, and deleting one takes nothing back', async () => {
    const app = await startServices();
    const { honesty, runs, session } = app.services;
    addWalk(app);
    const first = await trained(app, quick);
    const alone = await honesty.report(first);
    expect(alone).toMatchObject({ trials: 1, effectiveTrials: 1, recorded: 1, luckySharpe: 0 });
    expect(alone.deflated).toBe(alone.probabilistic);
    expect(alone.sharpe).toBeCloseTo(runs.get(first).metrics!.test.trading.sharpe!, 9);

    const second = await trained(app, other);
    const both = await honesty.report(first);
    expect(both.trials).toBe(2);
    expect(both.luckySharpe).toBeGreaterThan(0);
    expect(both.deflated).toBeLessThan(alone.deflated!);
    expect(both.probabilistic).toBe(alone.probabilistic);
    expect(both.overfitting).toMatchObject({ kind: 'judged', trials: 2 });
    expect(both.verdict).toMatch(/^After 2 trials on this period, a Sharpe of \d/);
    expect(app.heard).toContainEqual({ name: 'changed', payload: { topic: 'ledger', ids: [] } });

    const unfinished = insertRun(
      session.workspace().db,
      { experimentId: null, seriesId: 1, name: 'Queued', spec: quick, appVersion: '0' },
      Date.now(),
    );
    const beside = await honesty.runs([second, unfinished.id, first]);
    expect(beside.map(({ runId }) => runId)).toEqual([second, first]);
    expect(beside[1]).toEqual({
      runId: first,
      trials: 2,
      probabilistic: both.probabilistic,
      deflated: both.deflated,
    });

    await runs.remove([second]);
    purgeRemoved(session.workspace().db, Date.now() + (undoDays + 1) * day);
    expect(() => runs.get(second)).toThrow(/not in this workspace/);
    expect(await honesty.report(first)).toMatchObject({ ...both, ledger: expect.anything() });
    expect(honesty.ledger().map(({ title, counts }) => [title, counts])).toEqual([
      ['Other', true],
      ['Small', true],
    ]);
  });

  it('counts a threshold that is tried on test data, unless it shows what was seen', async () => {
    const app = await startServices();
    const { honesty, runs } = app.services;
    addWalk(app);
    const id = await trained(app, quick);
    const { trading } = runs.get(id).metrics!.test;
    expect(await honesty.tryThreshold(id, 0.5, null)).toEqual({ trading, counts: false });
    const both = await honesty.tryThreshold(id, 0.5, 0.5);
    expect(both.counts).toBe(true);
    expect(both.trading.trades).toBeGreaterThan(trading.trades);
    expect(await honesty.tryThreshold(id, 0.5, 0.5)).toEqual({ ...both, counts: false });
    const report = await honesty.report(id);
    expect(report).toMatchObject({ trials: 2, recorded: 4 });
    expect(report.ledger[0]).toMatchObject({
      kind: 'threshold',
      runId: id,
      title: 'Long above 0.5, short below 0.5: Small',
      sharpe: expect.closeTo(both.trading.sharpe!, 9),
    });
    await expect(honesty.tryThreshold(id, 0.4, 0.6)).rejects.toThrow(/decision\.short/);
    expect((await honesty.report(id)).recorded).toBe(4);
  });

  it('sees that the own thresholds of a run of many calibrated folds show nothing new', async () => {
    const app = await startServices();
    const { honesty, runs } = app.services;
    addWalk(app);
    const id = await trained(app, {
      ...quick,
      split: splitSpec.parse({ kind: 'walkForward', length: 200, retrain: { every: 100, unit: 'bars' } }),
      decision: { ...quick.decision, calibration: 'isotonic' },
    });
    const { trading } = runs.get(id).metrics!.test;
    expect(await honesty.tryThreshold(id, 0.5, null)).toEqual({ trading, counts: false });
  });

  it('counts a run that repeats another only where it came out otherwise', async () => {
    const app = await startServices();
    const { honesty, runs, session } = app.services;
    const { db } = session.workspace();
    addWalk(app);
    const first = await trained(app, quick);
    const repeat = async (of: number, spec: ExperimentSpec) => {
      const { id } = runs.startSpec(spec);
      db.prepare('UPDATE run SET repeats = ? WHERE id = ?').run(of, id);
      await session.queue().idle();
      return honesty.report(id);
    };
    const same = await repeat(first, quick);
    expect(same).toMatchObject({ trials: 1, recorded: 2 });
    expect(same.ledger[0]).toMatchObject({ kind: 'rerun', counts: false });
    expect(same.deflated).toBe((await honesty.report(first)).deflated);
    expect(await repeat(same.runId, quick)).toMatchObject({ trials: 1, recorded: 3 });
    const otherwise = await repeat(first, other);
    expect(otherwise).toMatchObject({ trials: 2, recorded: 4 });
    expect(otherwise.ledger[0]).toMatchObject({ kind: 'rerun', counts: true });
  });

  it('and a result are stored together or not at all', async () => {
    const app = await startServices();
    const { honesty, runs, session } = app.services;
    const { db } = session.workspace();
    addWalk(app);
    db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON main.trial BEGIN SELECT RAISE(ABORT, 'full'); END");
    const { id } = runs.startSpec(quick);
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({ state: 'failed', metrics: null });
    expect(() => runs.result(id, 'test')).toThrow(/has no result/);
    await expect(honesty.report(id)).rejects.toThrow(`Run ${id} has no result to judge yet.`);
    db.exec('DROP TRIGGER full');
    runs.resume(id);
    await session.queue().idle();
    expect((await honesty.report(id)).trials).toBe(1);
  });

  it('lets nobody change or take away a line', async () => {
    const app = await startServices();
    const { db } = app.services.session.workspace();
    addWalk(app);
    addAccount(app, returnsWithMoments(hedgeFund), 12, []);
    expect(() => db.exec('DELETE FROM trial')).toThrow('Trials are kept for ever.');
    expect(() => db.exec('UPDATE trial SET counts = 0')).toThrow('Trials are kept as they were made.');
  });

  it('of a workspace that kept none is charged with its finished runs at opening, once', async () => {
    const made = await startServices();
    addWalk(made);
    await trained(made, quick);
    const id = await trained(made, other);
    const report = await made.services.honesty.report(id);
    await made.services.session.close();
    const { path } = tempFolder();
    cpSync(made.path, path('old.longshort'));
    const forget = await startServices({ path: path('old.longshort') });
    forget.services.session.workspace().db.exec('DROP TRIGGER trial_stays; DELETE FROM trial');
    await forget.services.session.close();

    const opened = await startServices({ path: path('old.longshort') });
    const again = await opened.services.honesty.report(id);
    expect(again).toEqual({
      ...report,
      ledger: report.ledger.map((line) => ({ ...line, madeAt: expect.any(Number) })),
    });
    await opened.services.session.close();
    const twice = await startServices({ path: path('old.longshort') });
    expect(twice.services.honesty.ledger()).toHaveLength(2);
  });

  it('of the kept workspaces of older versions opens', async () => {
    for (const name of ['v1.longshort', 'v2.longshort']) {
      const { path } = tempFolder();
      cpSync(join(import.meta.dirname, '../../fixtures/workspaces', name), path(name));
      const { services } = await startServices({ path: path(name) });
      const { db } = services.session.workspace();
      const done = Number(db.prepare("SELECT count(*) FROM run WHERE state = 'done'").pluck().get());
      expect(services.honesty.ledger().filter(({ kind }) => kind === 'run')).toHaveLength(done);
    }
  });
});

describe('trials on the same data and period', () => {
  it('are those on a series of the same name, or on the same data under another, whose test overlaps', async () => {
    const app = await startServices();
    addWalk(app);
    const { honesty, session } = app.services;
    const { db } = session.workspace();
    const id = addAccount(app, returnsWithMoments(hedgeFund), 12, []);
    const base = {
      madeAt: 2,
      kind: 'run',
      runId: null,
      series: ['Walk'],
      dataHash: '',
      firstTime: 0,
      lastTime: 23 * day,
      sharpe: 0.1,
      barsPerYear: 12,
      counts: true,
      returns: null,
    } as const;
    const add = (title: string, change: Partial<NewTrial>) => insertTrial(db, { ...base, title, ...change });
    add('same', {});
    add('touches the last bar', { firstTime: 23 * day, lastTime: 99 * day });
    add('later', { firstTime: 24 * day, lastTime: 99 * day });
    add('panel', { series: ['Another', 'Walk'] });
    add('renamed', { series: ['Walk 2'], dataHash: 'walk' });
    add('another series', { series: ['Walk 2'], dataHash: 'else' });
    add('baseline', { kind: 'baseline', counts: false });
    const { ledger, trials } = await honesty.report(id);
    expect(ledger.map(({ title }) => title)).toEqual([
      'baseline',
      'renamed',
      'panel',
      'touches the last bar',
      'same',
      'Published',
    ]);
    expect(trials).toBe(5);
  });
});

describe('the published figures', () => {
  it('come out of the whole service: a probabilistic Sharpe ratio of 24 months', async () => {
    const app = await startServices();
    addWalk(app);
    const id = addAccount(app, returnsWithMoments(hedgeFund), 12, []);
    const report = await app.services.honesty.report(id);
    expect(report.probabilistic).toBeCloseTo(0.913361084, 8);
    expect(report.sharpe).toBeCloseTo(0.458 * Math.sqrt(12), 9);
    expect(report).toMatchObject({ returns: 24, years: 2, trials: 1 });
    expect(report.minimumYears).toBeCloseTo(report.minimumReturns! / 12, 1);
  });

  it('come out of the whole service: a deflated one among 88 trials over five years', async () => {
    const app = await startServices();
    addWalk(app);
    const sharpe = 2.5 / Math.sqrt(250);
    const step = Math.sqrt((0.5 / 250) * (87 / 86));
    const others = [sharpe, ...Array.from({ length: 43 }, () => [sharpe + step, sharpe - step]).flat()];
    const id = addAccount(app, returnsWithMoments(normalYears), 250, others);
    const report = await app.services.honesty.report(id);
    expect(report).toMatchObject({ trials: 88, effectiveTrials: 88, meanCorrelation: null });
    expect(report.sharpeDeviation).toBeCloseTo(Math.sqrt(0.5), 9);
    expect(report.deflated).toBeCloseTo(0.950490817, 8);
    expect(report.verdict).toContain('After 88 trials on this period');
  });
});
