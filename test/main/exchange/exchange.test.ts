import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse as parsePath } from 'node:path';
import { contentHash } from '@main/exchange/content-hash';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { addWalk, smallSpec, startServices, type TestApp } from '../test-services';
import { insertStudy } from './study';

/** A workspace with a finished run, and a sweep; what is exported from it. */
async function startWithRun(): Promise<TestApp & { readonly runId: number; readonly sweepId: number }> {
  const app = await startServices();
  addWalk(app, 300);
  const { id } = app.services.runs.startSpec(smallSpec({ epochs: 2 }));
  await app.services.session.queue().idle();
  const sweepId = insertStudy(app.services.session.workspace().db, 5);
  app.services.runs.update(id, { note: 'A note.', tags: ['fx'] });
  return { ...app, runId: id, sweepId };
}

describe('the exchange of runs', () => {
  it('writes predictions and trades as tables that others read', async () => {
    const { services, runId } = await startWithRun();
    const { path } = tempFolder();
    const test = services.runs.result(runId, 'test');
    const { rows } = await services.exchange.exportRunTable(
      runId,
      'predictions',
      'parquet',
      path('p.parquet'),
    );
    const read = await parquetReadObjects({ file: await asyncBufferFromFile(path('p.parquet')) });
    expect(read).toHaveLength(rows);
    const last = read.at(-1)!;
    expect(last).toMatchObject({ split: 'test', equity: test.equity.at(-1), close: test.close.at(-1) });
    expect(last.time).toEqual(new Date(test.time.at(-1)!));
    // The newest bar's outcome is still in the future.
    expect(last.rose).toBeNull();

    await services.exchange.exportRunTable(runId, 'predictions', 'csv', path('p.csv'));
    const lines = parse(readFileSync(path('p.csv')), { columns: true }) as Record<string, string>[];
    expect(lines).toHaveLength(rows);
    expect(Number(lines.at(-1)!.equity)).toBe(test.equity.at(-1));
    expect(lines.at(-1)!.rose).toBe('');

    const trades = await services.exchange.exportRunTable(runId, 'trades', 'csv', path('t.csv'));
    const splits = (['train', 'validation', 'test'] as const).map((split) =>
      services.runs.result(runId, split),
    );
    expect(trades.rows).toBe(splits.flatMap((split) => split.trades).length);
  });

  it('writes trials with whole numbers, switches and what did not apply as what they are', async () => {
    const { services, sweepId } = await startWithRun();
    const { path } = tempFolder();
    await services.exchange.exportTrials(sweepId, 'parquet', path('trials.parquet'));
    const [adam, sgd] = await parquetReadObjects({ file: await asyncBufferFromFile(path('trials.parquet')) });
    expect(adam).toMatchObject({
      trial: 0n,
      state: 'done',
      'model.hidden': 16n,
      'model.dropout': 0.2,
      'training.optimizer': 'adam',
      'training.momentum': null,
      'features.1': true,
      'objective.loss': 0.6,
      parameters: 321n,
    });
    expect(sgd).toMatchObject({ state: 'pruned', 'features.1': false, 'objective.trading.sharpe': null });
  });

  it('takes a run with all it has into another workspace, once, and brings it back where it was deleted there', async () => {
    const from = await startWithRun();
    const { path } = tempFolder();
    const choice = { runIds: [from.runId], sweepIds: [from.sweepId], withData: true };
    const file = await from.services.exchange.exportPortable(choice, path('out.longshort'));
    expect(file).toMatchObject({ runs: 1, sweeps: 1, series: 1 });

    const to = await startServices();
    const first = await to.services.exchange.importPortable(path('out.longshort'));
    expect(first).toMatchObject({ series: ['Walk'], knownRuns: 0, knownSweeps: 0 });
    const [runId] = first.runIds;
    const [sweepId] = first.sweepIds;
    const db = to.services.session.workspace().db;
    const source = from.services.session.workspace().db;
    expect(contentHash(db, 'run', runId!)).toBe(contentHash(source, 'run', from.runId));
    expect(to.services.runs.get(runId!)).toMatchObject({ note: 'A note.', tags: ['fx'], state: 'done' });
    expect(to.services.runs.result(runId!, 'test')).toEqual(from.services.runs.result(from.runId, 'test'));
    expect(to.services.runs.curves(runId!)).toEqual(from.services.runs.curves(from.runId));
    expect(to.services.honesty.ledger()).toHaveLength(from.services.honesty.ledger().length);
    const trials = db.prepare('SELECT count(*) FROM sweep_trial WHERE sweep_id = ?').pluck().get(sweepId);
    expect(trials).toBe(4); // All but the one that was under way.

    await to.services.runs.remove([runId!]);
    const again = await to.services.exchange.importPortable(path('out.longshort'));
    expect(again).toMatchObject({ runIds: [], sweepIds: [], series: [], knownRuns: 1, knownSweeps: 1 });
    expect(to.services.runs.there([1, 2, 3])).toEqual([runId]);
    expect(to.services.honesty.ledger()).toHaveLength(from.services.honesty.ledger().length);

    // Gone for good, its lines stay on record: it comes back under its number, with none twice, and none of an older run of its number there.
    db.prepare('DELETE FROM run WHERE id = ?').run(runId);
    source.exec(
      'INSERT INTO trial SELECT NULL, 1, kind, run_id, title, series, data_hash, first_time, last_time, sharpe, bars_per_year, counts, returns FROM trial LIMIT 1',
    );
    const back = await to.services.exchange.importPortable(from.path);
    expect(db.prepare('SELECT run_id FROM trial').pluck().all()).toEqual(back.runIds);
    expect(back.runIds).toEqual([runId]);

    // With its data it can be repeated there, to the same bits.
    const repeat = to.services.repeats.repeat(runId!);
    await to.services.session.queue().idle();
    expect(to.services.runs.get(repeat.id).weightsHash).toBe(from.services.runs.get(from.runId).weightsHash);
  });

  it('leaves nothing beside a workspace that it reads, whether or not another has that open', async () => {
    const from = await startServices();
    const to = await startServices();
    const { dir, base } = parsePath(from.path);
    const files = (): string[] => readdirSync(dir).filter((name) => name.startsWith(base));
    const whileOpen = files();
    await to.services.exchange.importPortable(from.path);
    expect(files()).toEqual(whileOpen);
    await from.services.session.close();
    await to.services.exchange.importPortable(from.path);
    expect(files()).toEqual([base]);
  });

  it('never replaces a workspace that is open, here or elsewhere', async () => {
    const { services, path } = await startServices();
    const sweepId = insertStudy(services.session.workspace().db, 5);
    const { path: elsewhere } = await startServices();
    const choice = { runIds: [], sweepIds: [sweepId], withData: false };
    for (const taken of [path, elsewhere]) {
      const before = readFileSync(taken);
      await expect(services.exchange.exportPortable(choice, taken)).rejects.toThrow('is open');
      await expect(services.exchange.exportOptuna(sweepId, taken)).rejects.toThrow('is open');
      expect(readFileSync(taken)).toEqual(before);
    }
  });

  it('replaces a database that was cut off together with its log', async () => {
    const { services } = await startServices();
    const sweepId = insertStudy(services.session.workspace().db, 5);
    const { path } = tempFolder();
    writeFileSync(path('study.db'), 'old');
    writeFileSync(path('study.db-wal'), 'of the old');
    await services.exchange.exportOptuna(sweepId, path('study.db'));
    expect(readdirSync(parsePath(path('study.db')).dir)).toEqual(['study.db']);
  });

  it('refuses what is no workspace, and runs that are not done', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    writeFileSync(path('no.longshort'), 'time,close\n');
    await expect(services.exchange.importPortable(path('no.longshort'))).rejects.toThrow(
      'is not a Longshort workspace',
    );
    writeFileSync(path('empty.longshort'), '');
    await expect(services.exchange.importPortable(path('empty.longshort'))).rejects.toThrow('is empty');
    await expect(services.exchange.importPortable(path('gone.longshort'))).rejects.toThrow('gone.longshort');
    await expect(services.exchange.importPortable(path('.'))).rejects.toThrow('is a folder');
    addWalk({ services }, 300);
    const { id } = services.runs.startSpec({ ...smallSpec(), device: 'webgpu' });
    services.runs.cancel(id);
    await services.session.queue().idle();
    await expect(
      services.exchange.exportPortable({ runIds: [id], sweepIds: [], withData: false }, path('x.longshort')),
    ).rejects.toThrow('only finished runs can be exported');
  });
});
