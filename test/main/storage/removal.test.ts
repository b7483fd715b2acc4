import { purgeRemoved, removeRows, restoreRows, undoDays } from '@main/storage/removal';
import { insertRun } from '@main/storage/runs';
import { findSeriesByName, listSeries } from '@main/storage/series';
import { beginTrial } from '@main/storage/sweep-trials';
import { insertSweep } from '@main/storage/sweeps';
import { createWorkspace } from '@main/storage/workspace';
import { sweepPlan } from '@shared/sweep-plan';
import { afterEach, describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';
import { smallSpec } from '../test-services';

const now = Date.UTC(2026, 0, 1);
const later = now + undoDays * 86_400_000 + 1;
const toClose: { close(): void }[] = [];

afterEach(() => {
  for (const workspace of toClose.splice(0)) workspace.close();
});

function workspaceWith(...names: readonly string[]) {
  const workspace = createWorkspace(tempFolder().path('a.longshort'), now);
  toClose.push(workspace);
  for (const name of names) addSeries(workspace.db, name);
  return workspace.db;
}

function addSeries(db: ReturnType<typeof workspaceWith>, name: string) {
  const series = { name, source: 'walk.csv', intervalMs: 86_400_000, dataHash: name, warnings: [] };
  return insertSeries(db, series, { kind: 'bars', bars: walkBars(10) }, now);
}

describe('a removed series', () => {
  it('gives its name free, and comes back only while nobody has taken it', () => {
    const db = workspaceWith('A');
    removeRows(db, 'series', [1], now);
    expect(findSeriesByName(db, 'A')).toBeNull();
    const { id } = addSeries(db, 'A');
    expect(() => restoreRows(db, 'series', [1])).toThrow(/its name is taken/);
    removeRows(db, 'series', [id], now);
    restoreRows(db, 'series', [1]);
    expect(listSeries(db).map((series) => series.id)).toEqual([1]);
  });

  it('stays as long as there is a sweep on it, and goes for good with that', () => {
    const db = workspaceWith('Swept');
    const spec = {
      ...smallSpec(),
      data: { ...smallSpec().data, series: 'Swept' },
      sweep: sweepPlan.parse({}),
    };
    const made = { experimentId: null, seriesId: 1, name: 's', spec, appVersion: '1', warnings: [] };
    const id = insertSweep(db, { ...made, trialLimit: 3, workers: null }, now);
    beginTrial(db, id, 0, { x: 1 }, now);
    removeRows(db, 'series', [1], now);
    purgeRemoved(db, later);
    const left = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(left('series')).toBe(1);
    removeRows(db, 'sweep', [id], now);
    purgeRemoved(db, later - 2);
    expect([left('sweep'), left('sweep_trial')]).toEqual([1, 1]);
    purgeRemoved(db, later);
    expect([left('sweep'), left('sweep_trial'), left('series')]).toEqual([0, 0, 0]);
  });

  it('that cannot come back for another reason says that one', () => {
    const db = workspaceWith('A');
    removeRows(db, 'series', [1], now);
    db.pragma('query_only = ON');
    expect(() => restoreRows(db, 'series', [1])).toThrow(/readonly/);
    db.pragma('query_only = OFF');
  });

  it('is gone for good after a week, unless a run was made from it', () => {
    const db = workspaceWith('Unused', 'Used', 'Fresh');
    const run = { experimentId: null, seriesId: 2, name: 'r', spec: smallSpec(), appVersion: '1' };
    insertRun(db, run, now);
    removeRows(db, 'series', [1, 2], now);
    removeRows(db, 'series', [3], later - 1);
    const left = () => db.prepare('SELECT id FROM series ORDER BY id').pluck().all();
    purgeRemoved(db, later - 2);
    expect(left()).toEqual([1, 2, 3]);
    purgeRemoved(db, later);
    expect(left()).toEqual([2, 3]);
    expect(db.prepare('SELECT DISTINCT series_id FROM bar_chunk ORDER BY 1').pluck().all()).toEqual([2, 3]);
    // The run goes, and with it the reason to keep its series.
    removeRows(db, 'run', [1], now);
    purgeRemoved(db, later);
    expect(left()).toEqual([3]);
  });
});
