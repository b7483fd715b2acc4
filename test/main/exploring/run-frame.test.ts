import { keepRuns } from '@main/exploring/run-frame';
import { insertExperiment, saveExperiment } from '@main/storage/experiments';
import type { Db } from '@main/storage/open';
import { removeRows, restoreRows } from '@main/storage/removal';
import { runsWithoutDigest, saveDigest } from '@main/storage/run-digests';
import { runEditor } from '@main/storage/run-edits';
import {
  completeRun,
  describeRun,
  endRun,
  insertRun,
  queueRun,
  startRun,
  updateRun,
} from '@main/storage/runs';
import { createWorkspace } from '@main/storage/workspace';
import { type RunTableAsk, runTableAsk } from '@shared/run-table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeMetrics, madeSpec } from '../../../bench/lib/runs/made-runs';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const moment = { now: 0, localTime: Date.UTC };

function open() {
  const { path } = tempFolder();
  const { db } = createWorkspace(path('runs.longshort'), 0);
  const series = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'walk', warnings: [] };
  const { id: seriesId } = insertSeries(db, series, { kind: 'bars', bars: walkBars(50) }, 0);
  return { db, seriesId };
}

function addRun(db: Db, seriesId: number, n: number, experimentId: number | null = null): number {
  const spec = madeSpec(n);
  const name = `${spec.name} #${n}`;
  return insertRun(db, { experimentId, seriesId, name, spec, appVersion: '1' }, 1000 * n).id;
}

function finish(db: Db, id: number, n: number): void {
  startRun(db, id, 1000 * n + 1);
  const origin = { dataHash: 'data', featureHash: 'features', device: 'native', deviceDetail: '' };
  describeRun(db, id, { ...origin, parameterCount: 100 + n, folds: 1, warnings: [] });
  const metrics = madeMetrics(n, madeSpec(n).seeds);
  completeRun(db, id, { bestEpoch: n, weightsHash: `w${n}`, metrics }, 2, 1000 * n + 2);
}

const ask = (given: Partial<RunTableAsk> = {}): RunTableAsk =>
  runTableAsk.parse({ columns: ['state', 'model.hidden', 'test.sharpe', 'test.sharpe.sd', 'tag'], ...given });

/** All that the table could be asked for. */
function everything(runs: ReturnType<typeof keepRuns>) {
  const answers = runs.current();
  const columns = answers.columns(true).filter(({ distinct }) => distinct > 0);
  const keys = columns.map(({ key }) => key).sort();
  const { shown } = answers.table(
    { ...ask(), archived: true, limit: 1000, columns: keys, sort: [{ key: 'id', isDescending: false }] },
    moment,
  );
  return shown.map((row) =>
    row.kind === 'group'
      ? row
      : // What no run has any more may still be a column.
        {
          ...row,
          cells: keys.flatMap((key, place) => (isNothing(row.cells[place]) ? [] : [[key, row.cells[place]]])),
        },
  );
}

const isNothing = (cell: unknown): boolean => cell === null || (Array.isArray(cell) && cell.length === 0);

describe('the runs that are kept in memory', () => {
  test('are found, sorted and shown by what they are and what came of them', () => {
    const { db, seriesId } = open();
    const ids = [1, 2, 3, 4].map((n) => addRun(db, seriesId, n));
    for (const n of [1, 2, 3]) finish(db, ids[n - 1]!, n);
    const runs = keepRuns(db);
    const { total, matched, shown } = runs.current().table(ask({ query: 'is:done' }), moment);
    expect({ total, matched }).toEqual({ total: 4, matched: 3 });
    expect(shown.map((row) => (row.kind === 'run' ? row.id : null))).toEqual([3, 2, 1]);
    for (const row of shown) {
      if (row.kind !== 'run') throw new Error('A group without grouping.');
      const spec = madeSpec(row.id);
      const { trading, overSeeds } = madeMetrics(row.id, spec.seeds).test;
      const spread = spec.seeds > 1 ? overSeeds['trading.sharpe'] : undefined;
      expect(row.cells).toEqual([
        'done',
        spec.model.hidden,
        spread ? spread.mean : trading.sharpe,
        spread?.sd ?? null,
        [],
      ]);
    }
  });

  test('of before there were digests are the same, and get theirs in slices', () => {
    const { db, seriesId } = open();
    for (let n = 1; n <= 6; n++) finish(db, addRun(db, seriesId, n), n);
    const whole = everything(keepRuns(db));
    db.exec('DELETE FROM run_digest WHERE run_id <= 3; UPDATE run_digest SET version = 0 WHERE run_id = 5');
    expect(everything(keepRuns(db))).toEqual(whole);
    expect(runsWithoutDigest(db)).toEqual([1, 2, 3, 5]);
    for (const id of runsWithoutDigest(db)) saveDigest(db, id);
    expect(runsWithoutDigest(db)).toEqual([]);
    expect(everything(keepRuns(db))).toEqual(whole);
  });

  test('follow the names of their experiments', () => {
    const { db, seriesId } = open();
    const { id, spec } = insertExperiment(db, madeSpec(1), 0);
    addRun(db, seriesId, 1, id);
    const runs = keepRuns(db);
    const find = (name: string) =>
      runs.current().table(ask({ query: `experiment:"${name}"` }), moment).matched;
    expect(find(spec.name)).toBe(1);
    saveExperiment(db, id, { ...spec, name: 'Otherwise' }, 1);
    expect([find(spec.name), find('Otherwise')]).toEqual([0, 1]);
  });

  test('after any changes are what a fresh look would find', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('add' as const) }),
      fc.record({
        kind: fc.constantFrom(
          'finish',
          'fail',
          'queue',
          'remove',
          'restore',
          'note',
          'pin',
          'archive',
          'tag',
        ),
        at: fc.nat(20),
      }),
      fc.record({ kind: fc.constant('look' as const) }),
    );
    const { db, seriesId } = open();
    let made = 0;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        db.exec('DELETE FROM run');
        const ids: number[] = [];
        const kept = keepRuns(db);
        kept.current();
        for (const one of changes) {
          if (one.kind === 'add') ids.push(addRun(db, seriesId, ++made));
          else if (one.kind === 'look') kept.current();
          else if (ids.length > 0) apply(db, one.kind, ids[one.at % ids.length]!, one.at);
        }
        expect(everything(kept)).toEqual(everything(keepRuns(db)));
      }),
      { numRuns: 15 },
    );
  });
});

function apply(db: Db, kind: string, id: number, n: number): void {
  if (kind === 'finish') finish(db, id, n);
  if (kind === 'fail') endRun(db, id, { state: 'failed', problem: 'No.', seconds: 1 }, n);
  if (kind === 'queue') queueRun(db, id, n % 2 === 0 ? 'native' : null, n);
  if (kind === 'remove') removeRows(db, 'run', [id], n);
  if (kind === 'restore') restoreRows(db, 'run', [id]);
  if (kind === 'note') updateRun(db, id, { name: `Run ${n}`, note: n % 2 === 0 ? '' : `note ${n}` });
  if (kind === 'pin') runEditor(db)([{ ids: [id], isPinned: n % 2 === 0, color: n }], n);
  if (kind === 'archive') runEditor(db)([{ ids: [id], isArchived: n % 2 === 0 }], n);
  if (kind === 'tag')
    runEditor(db)([{ ids: [id], addTags: [`t${n % 3}`], dropTags: [`t${(n + 1) % 3}`] }], n);
}
