import { writeFileSync } from 'node:fs';
import { listSeries } from '@main/storage/series';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { command as cli } from '../../cli/command';
import { tempFolder } from '../temp-folder';
import { addWalk, smallSpec, startServices, type TestApp } from '../test-services';

const quick: ExperimentSpec = {
  ...smallSpec({ epochs: 1 }),
  decision: { ...smallSpec().decision, long: 0.5 },
  seeds: 1,
  baselines: [],
  device: 'native',
};

/** A workspace with the walk, of 600 days, and its last hundred of them locked. */
async function withVault(parallelJobs = 1) {
  const app = await startServices({ parallelJobs });
  addWalk(app);
  const { db } = app.services.session.workspace();
  const series = listSeries(db)[0]!;
  const dayAt = (bar: number) => new Date(series.firstTime + bar * 86_400_000).toISOString().slice(0, 10);
  const lock = () =>
    app.services.vaults.lock({ seriesId: series.id, from: dayAt(500), to: dayAt(599), note: 'The exam.' });
  return { app, series, lock, before: { ...quick, data: { ...quick.data, to: dayAt(499) } }, dayAt };
}

async function trained({ services: { runs, session } }: TestApp, spec: ExperimentSpec): Promise<number> {
  const { id } = runs.startSpec(spec);
  await session.queue().idle();
  expect(runs.get(id)).toMatchObject({ state: 'done', problem: null });
  return id;
}

describe('a test vault', () => {
  it('lets no experiment near: not started, not checked as fit, none of its features analysed', async () => {
    const { app, lock, before, dayAt } = await withVault();
    const { runs, experiments, analysis } = app.services;
    lock();
    const refusal = `data.to must be ${dayAt(499)} or earlier, since "Walk" is locked from ${dayAt(500)} to ${dayAt(599)} as a test vault; or open that on the Vault page of the series under Data, which counts as a trial.`;
    expect(() => runs.startSpec(quick)).toThrow(refusal);
    expect(runs.there([1])).toEqual([]);
    expect(await experiments.check(quick)).toEqual({
      faults: [{ path: 'data.to', message: expect.stringContaining('is locked from') }],
      plan: null,
    });
    await expect(analysis.features(quick)).rejects.toThrow(refusal);
    await trained(app, before);
    expect((await experiments.check(before)).plan).not.toBeNull();
  });

  it('stops what waited, or could go on, when it was locked', async () => {
    const { app, lock, dayAt } = await withVault(0);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(quick);
    lock();
    app.services.session.queue().wake();
    expect(runs.get(id).state).toBe('queued');
    runs.cancel(id);
    expect(() => runs.resume(id)).toThrow(`data.to must be ${dayAt(499)} or earlier`);
    await session.close();
    const path = app.path;
    const again = await startServices({ path });
    expect(again.services.runs.get(id).state).toBe('cancelled');
  });

  it('fails a run that was queued before it was locked, with the sentence', async () => {
    const { app, lock, dayAt } = await withVault(0);
    const { id } = app.services.runs.startSpec(quick);
    lock();
    await app.services.session.close();
    const again = await startServices({ path: app.path });
    await again.services.session.queue().idle();
    const run = again.services.runs.get(id);
    expect(run).toMatchObject({ state: 'failed', metrics: null });
    expect(run.problem).toContain(`data.to must be ${dayAt(499)} or earlier`);
  });

  it('holds under another name of the series, and for a panel that it is part of', async () => {
    const { app, series, lock, dayAt } = await withVault();
    const { runs, series: data, vaults } = app.services;
    lock();
    data.rename(series.id, 'Renamed');
    expect(vaults.list()).toMatchObject([{ series: 'Renamed', from: dayAt(500), to: dayAt(599) }]);
    const named = { ...quick, data: { ...quick.data, series: 'Renamed' } };
    expect(() => runs.startSpec(named)).toThrow('"Renamed" is locked from');
    addWalk(app);
    const panel = { ...quick, data: { ...quick.data, series: 'Walk', panel: ['Renamed'] } };
    expect(() => runs.startSpec(panel)).toThrow(/is locked from/);
  });

  it('holds for what is done with a run whose series were renamed before it was locked', async () => {
    const { app, series, lock } = await withVault();
    const { runs, repeats, audits, baselines, honesty, series: data } = app.services;
    const alone = await trained(app, quick);
    data.rename(series.id, 'First');
    addWalk(app);
    const pooled = await trained(app, { ...quick, data: { ...quick.data, panel: ['First'] } });
    data.rename(series.id, 'Renamed');
    lock();
    await expect(honesty.tryThreshold(alone, 0.55, null)).rejects.toThrow(/is locked as a test vault/);
    for (const id of [alone, pooled]) {
      expect(() => repeats.repeat(id)).toThrow('"Renamed" is locked from');
      await expect(baselines.add(id, ['reversal'])).rejects.toThrow('"Renamed" is locked from');
      await expect(audits.audit(id)).rejects.toThrow('"Renamed" is locked from');
    }
    expect(runs.there([1, 2, 3])).toEqual([1, 2]);
  });

  it('hides its rows from thresholds too', async () => {
    const { app, lock } = await withVault();
    const id = await trained(app, quick);
    lock();
    await expect(app.services.honesty.tryThreshold(id, 0.55, null)).rejects.toThrow(
      /is locked as a test vault\. Open that under Data first; it counts as a trial\./,
    );
  });

  it('is opened once, for a reason that stays, and that is a trial on its period', async () => {
    const { app, lock, dayAt } = await withVault();
    const { vaults, honesty, session } = app.services;
    const { db } = session.workspace();
    const first = await trained(app, quick);
    const { id, trialsBefore } = lock();
    expect(trialsBefore).toBe(1);
    const opened = vaults.open(id, 'The model is final.');
    expect(opened).toMatchObject({ openedFor: 'The model is final.', openedAt: expect.any(Number) });
    expect(vaults.list()).toEqual([opened]);
    expect(() => vaults.open(id, 'Again.')).toThrow(/was opened on .* already/);
    const report = await honesty.report(first);
    expect(report.trials).toBe(2);
    expect(report.ledger[0]).toMatchObject({
      kind: 'vault',
      counts: true,
      title: 'Opened the test vault: The model is final.',
      firstTime: Date.parse(`${dayAt(500)}T00:00:00Z`),
    });
    expect(() => db.exec('UPDATE vault SET opened_at = NULL')).toThrow(/can be opened, once/);
    expect(() => db.exec('DELETE FROM vault')).toThrow('Locked periods are kept for ever.');
    await trained(app, { ...quick, name: 'After' });
  });

  it('locks only days that there are', async () => {
    const { app, series, dayAt } = await withVault();
    const lock = (from: string, to: string) => () =>
      app.services.vaults.lock({ seriesId: series.id, from, to, note: '' });
    expect(lock(dayAt(500), dayAt(400))).toThrow(
      `cannot end on ${dayAt(400)} where it begins on ${dayAt(500)}`,
    );
    expect(lock('1980-01-01', '1981-01-01')).toThrow(
      '"Walk" has nothing from 1980-01-01 to 1981-01-01; it runs',
    );
  });

  it('is locked, refused and opened from the command line in the same way', async () => {
    const { app, dayAt } = await withVault();
    await app.services.session.close();
    const { path } = tempFolder();
    writeFileSync(path('spec.json'), JSON.stringify(quick));
    const locked = await cli('vault', 'lock', 'Walk', dayAt(500), dayAt(599), '-w', app.path);
    expect(locked.out).toBe(`Locked "Walk" from ${dayAt(500)} to ${dayAt(599)} as test vault 1.\n`);
    const refused = await cli('run', path('spec.json'), '-w', app.path);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(`data.to must be ${dayAt(499)} or earlier, since "Walk" is locked`);

    expect((await cli('vault', 'open', '1', '--reason', ' ', '-w', app.path)).err).toMatch(/for a reason/);
    const opened = await cli('vault', 'open', '1', '--reason', 'Final.', '-w', app.path);
    expect(opened.out).toContain('which counts as a trial.');
    const run = await cli('run', path('spec.json'), '-w', app.path, '--json');
    expect(JSON.parse(run.out)).toMatchObject({ state: 'done', honesty: { trials: 2, recorded: 2 } });
    expect((await cli('runs', 'show', '1', '-w', app.path)).out).toMatch(/\ntrials +effective +Sharpe +PSR/);
    const honesty = await cli('honesty', '1', '-w', app.path);
    expect(honesty.out).toMatch(/^(After 2 trials|There is no Sharpe ratio)/);
    expect(JSON.parse((await cli('honesty', '1', '-w', app.path, '--json')).out)).toMatchObject({
      trials: 2,
    });
    expect((await cli('ledger', '-w', app.path)).out).toMatch(/ vault +Opened the test vault: Final\. /);
    expect((await cli('vault', 'list', '-w', app.path)).out).toMatch(/opened \d{4}-\d\d-\d\d: Final\./);
    expect((await cli('vault', 'lock', 'Walk', '2019-02-30', dayAt(599), '-w', app.path)).err).toContain(
      '"2019-02-30" is not a day',
    );
  });
});
