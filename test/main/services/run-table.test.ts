import { inTransaction } from '@main/storage/open';
import { insertRun } from '@main/storage/runs';
import { openWorkspace } from '@main/storage/workspace';
import { type RunEdit, runTableAsk } from '@shared/run-table';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addWalk, smallSpec, startServices, type TestApp } from '../test-services';

/** Runs with ids from 1, all of one spec. */
function addRuns(app: TestApp, count: number): void {
  addWalk(app);
  const { db } = app.services.session.workspace();
  const run = { experimentId: null, seriesId: 1, name: 'Run', spec: smallSpec(), appVersion: '1' };
  inTransaction(db, () => {
    insertRun(db, run, 1);
    // One that waits would be trained.
    db.exec("UPDATE run SET state = 'failed'");
    db.exec(`WITH RECURSIVE n (id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM n WHERE id < ${count})
      INSERT INTO run (id, name, state, created_at, queued_at, app_version)
      SELECT n.id, 'Run', 'failed', n.id, n.id, '1' FROM n`);
    db.exec('INSERT INTO run_body SELECT id, (SELECT spec FROM run_body), NULL FROM run WHERE id > 1');
  });
}

function marks({ services }: TestApp): unknown[] {
  const { db } = services.session.workspace();
  return db
    .prepare('SELECT id, pinned, archived_at IS NOT NULL, color, tags FROM run ORDER BY id')
    .raw()
    .all();
}

describe('marks of many runs', () => {
  it('are undone by what the edit answers, whatever was done', async () => {
    const app = await startServices();
    addRuns(app, 8);
    const tag = fc.constantFrom('fx', 'keep', 'odd');
    const edit: fc.Arbitrary<RunEdit> = fc.record(
      {
        ids: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        isPinned: fc.boolean(),
        isArchived: fc.boolean(),
        color: fc.option(fc.nat(3), { nil: null }),
        addTags: fc.array(tag, { maxLength: 2 }),
        dropTags: fc.array(tag, { maxLength: 2 }),
      },
      { requiredKeys: ['ids'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const before = marks(app);
        const undo = await app.services.table.edit(edits);
        const after = marks(app);
        const redo = await app.services.table.edit(undo.length === 0 ? edits.slice(0, 0) : undo);
        // Tags come back at the end of the list: their order says nothing.
        expect(sorted(marks(app))).toEqual(sorted(before));
        await app.services.table.edit(redo);
        expect(sorted(marks(app))).toEqual(sorted(after));
      }),
      { numRuns: 40 },
    );
  });

  it('of thousands are set slice by slice, and all or none', async () => {
    const app = await startServices();
    addRuns(app, 2500);
    const ids = Array.from({ length: 2500 }, (_, k) => k + 1);
    const undo = await app.services.table.edit([{ ids, isArchived: true, addTags: ['old'] }]);
    const archived = marks(app).filter((run) => (run as number[])[2] === 1);
    expect(archived).toHaveLength(2500);
    expect(app.heard.at(-1)).toEqual({ name: 'changed', payload: { topic: 'runs', ids: [] } });
    await app.services.table.edit(undo);
    const before = marks(app);
    app.services.session
      .workspace()
      .db.exec(
        "CREATE TRIGGER full BEFORE UPDATE ON run WHEN NEW.id = 2400 AND NEW.pinned = 1 BEGIN SELECT RAISE(ABORT, 'full'); END",
      );
    await expect(app.services.table.edit([{ ids, isPinned: true }])).rejects.toThrow('full');
    expect(marks(app)).toEqual(before);
  });

  it('of thousands are finished at the next opening, where Longshort ended in between', async () => {
    const app = await startServices();
    addRuns(app, 2500);
    const { session, table } = app.services;
    const { path } = session.workspace();
    const ids = Array.from({ length: 2500 }, (_, k) => k + 1);
    // The clock of the turns stands an hour later at every look: one piece a turn.
    vi.spyOn(performance, 'now').mockImplementation(
      (() => {
        let hours = 0;
        return () => 3_600_000 * ++hours;
      })(),
    );
    onTestFinished(() => void vi.restoreAllMocks());
    const edited = table.edit([{ ids, isPinned: true, addTags: ['late'] }]);
    const copy = `${path}.killed`;
    session.workspace().db.prepare('VACUUM INTO ?').run(copy);
    await edited;
    const whole = marks(app);
    const partly = openWorkspace(copy, 1);
    const pinned = partly.db.prepare('SELECT count(*) FROM run WHERE pinned = 1').pluck();
    expect(pinned.get()).toBeGreaterThan(0);
    expect(pinned.get()).toBeLessThan(2500);
    partly.close();
    await session.open(copy);
    expect(marks(app)).toEqual(whole);
    const { db } = session.workspace();
    expect(db.prepare('SELECT count(*) FROM pending_edit').pluck().get()).toBe(0);
  });

  it('are seen by whoever asks for the table next, in a process of its own', async () => {
    const app = await startServices();
    addRuns(app, 3);
    const { table, runs } = app.services;
    table.warm();
    const ask = runTableAsk.parse({ columns: ['tag', 'model.hidden'], query: 'tag:fx' });
    expect((await table.table(ask)).matched).toBe(0);
    await table.edit([{ ids: [1, 3], addTags: ['fx'] }]);
    const { shown, total } = await table.table(ask);
    expect(total).toBe(3);
    expect(shown.map((row) => (row.kind === 'run' ? [row.id, ...row.cells] : []))).toEqual([
      [3, ['fx'], 8],
      [1, ['fx'], 8],
    ]);
    await runs.remove([3]);
    expect(await table.ids({ query: 'tag:fx', archived: false })).toEqual([1]);
    await runs.restore([3]);
    expect(await table.ids({ query: 'tag:fx', archived: false })).toEqual([3, 1]);
    const columns = await table.columns(false);
    expect(columns.find(({ key }) => key === 'tag')).toMatchObject({ distinct: 2, examples: ['fx'] });
  });
});

describe('saved views', () => {
  it('are kept by name, the last one of a name in place of others', async () => {
    const { services } = await startServices();
    const { table } = services;
    const body = { query: 'is:done', sort: [], groupBy: ['*'], columns: ['test.sharpe'] };
    const first = table.saveView({ name: 'Best', ...body });
    table.saveView({ name: 'also', ...body, query: '' });
    const second = table.saveView({ name: 'Best', ...body, query: 'is:failed' });
    expect(second.id).toBe(first.id);
    expect(table.views().map(({ name, query }) => [name, query])).toEqual([
      ['also', ''],
      ['Best', 'is:failed'],
    ]);
    table.removeView(first.id);
    expect(table.views()).toHaveLength(1);
    expect(() => table.removeView(first.id)).toThrow('That view is not there any more.');
  });
});

function sorted(all: readonly unknown[]): unknown[] {
  return all.map((run) => {
    const [id, pinned, archived, color, tags] = run as [number, number, number, number | null, string];
    return [id, pinned, archived, color, (JSON.parse(tags) as string[]).toSorted()];
  });
}
