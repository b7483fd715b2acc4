import { renameSync, writeFileSync } from 'node:fs';
import { importFile, previewImport } from '@main/services/importing';
import { copyWorkspace, createWorkspace, openWorkspace } from '@main/storage/workspace';
import { describe, expect, it } from 'vitest';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { tempFolder } from '../temp-folder';
import { addWalk, slowSpec, smallSpec, startServices, waitFor } from '../test-services';

describe('the open workspace', () => {
  it('stays open where another cannot be opened', async () => {
    const { services, path } = await startServices();
    const other = tempFolder().path('text.longshort');
    writeFileSync(other, 'no workspace');
    await expect(services.session.open(other)).rejects.toThrow(/is not a Longshort workspace/);
    expect(services.session.status()).toMatchObject({ state: 'open', path });
  });

  it('is the last one asked for where two are opened at once, and no other is held', async () => {
    const { services, path: first } = await startServices();
    const { path } = tempFolder();
    for (const name of ['a.longshort', 'b.longshort']) createWorkspace(path(name), 1).close();
    await Promise.all([
      services.session.open(path('a.longshort')),
      services.session.open(path('b.longshort')),
      services.session.open(path('b.longshort')),
    ]);
    expect(services.session.status()).toMatchObject({ path: path('b.longshort') });
    for (const left of [first, path('a.longshort')]) openWorkspace(left, 1).close();
  });

  it('has a size and works on where its file is moved away', async () => {
    const app = await startServices();
    renameSync(app.path, `${app.path}.moved`);
    addWalk(app);
    expect(app.services.session.status()).toMatchObject({ state: 'open' });
    expect(app.services.series.list()).toHaveLength(1);
  });

  it('says what its disk says, whatever was asked of it', async () => {
    const { services, path } = await startServices();
    addWalk({ services });
    const { db } = services.session.workspace();
    const fault = (spoil: string): unknown => {
      db.pragma(spoil);
      try {
        return services.experiments.create({ ...smallSpec(), name: 'n'.repeat(200_000) });
      } catch (error) {
        return services.session.explain(error);
      }
    };
    expect(fault('query_only = ON')).toMatchObject({ kind: 'io', message: expect.stringContaining(path) });
    db.pragma('query_only = OFF');
    expect(fault(`max_page_count = ${db.pragma('page_count', { simple: true })}`)).toMatchObject({
      kind: 'io',
      message: expect.stringMatching(/The disk that holds .* is full\. Nothing was changed/),
    });
    expect(services.experiments.list()).toEqual([]);
    const other = new TypeError('not of the disk');
    expect(services.session.explain(other)).toBe(other);
  });

  it('that is closed while a file is read for it says so, and nothing is stored', async () => {
    const { services, path } = await startServices();
    const csv = tempFolder().path('long.csv');
    const rows = Array.from(
      { length: 50_000 },
      (_, n) => `${new Date(n * 60_000).toISOString()},1,2,0.5,1.5,10`,
    );
    writeFileSync(csv, `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`);
    const { options } = await previewImport(services.importing, csv);
    const imported = importFile(services.importing, csv, options, 'Long');
    await services.session.close();
    await expect(imported).rejects.toThrow(/was closed while long\.csv was read\. Nothing was stored/);
    const workspace = openWorkspace(path, 1);
    expect(workspace.db.prepare('SELECT count(*) FROM series').pluck().get()).toBe(0);
    workspace.close();
  });
});

describe('a copy taken while a run trains', () => {
  it('opens with that run interrupted, and resumes it to the same weights', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    const spec = slowSpec({ epochs: 20, patience: 20 });
    jobs.stopNext({ type: 'checkpoint', count: 2 });
    const { id } = runs.startSpec(spec);
    await waitFor(() => runs.curves(id).length >= 2, 'the second epoch');
    const copy = `${app.path}-copy.longshort`;
    copyWorkspace(session.workspace(), copy);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    const undisturbed = runs.get(id);
    expect(undisturbed.state).toBe('done');

    const other = await startServices({ path: copy });
    const inCopy = other.services.runs;
    expect(inCopy.get(id)).toMatchObject({ state: 'interrupted', weightsHash: null });
    inCopy.resume(id);
    await other.services.session.queue().idle();
    expect(inCopy.get(id).weightsHash).toBe(undisturbed.weightsHash);
    expect(inCopy.get(id).metrics).toEqual(undisturbed.metrics);
  });
});
