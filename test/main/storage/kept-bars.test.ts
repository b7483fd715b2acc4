import { keepBars, packBars, readKeptBars } from '@main/storage/kept-bars';
import { purgeRemoved, removeRows, undoDays } from '@main/storage/removal';
import { insertRun } from '@main/storage/runs';
import { listSeries } from '@main/storage/series';
import { createWorkspace } from '@main/storage/workspace';
import { expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';
import { smallSpec } from '../test-services';

const now = Date.UTC(2026, 0, 1);
const later = now + undoDays * 86_400_000 + 1;

it('the bars of runs are kept once a hash, come back to the bit, and go with the last run made from them', () => {
  const workspace = createWorkspace(tempFolder().path('a.longshort'), now);
  const { db } = workspace;
  const series = { name: 'A', source: 'a.csv', intervalMs: 86_400_000, dataHash: 'a', warnings: [] };
  const { id } = insertSeries(db, series, { kind: 'bars', bars: walkBars(10) }, now);
  const run = { experimentId: null, seriesId: id, name: 'r', spec: smallSpec(), appVersion: '1' };
  const [a, b, c] = [1, 2, 3].map(() => insertRun(db, run, now).id) as [number, number, number];
  const { adjustedClose: _, ...bars } = walkBars(500);
  const other = packBars({ ...bars, volume: bars.volume.map(() => Number.NaN) });
  keepBars(db, a, 'one', packBars(bars));
  keepBars(db, b, 'one', packBars(bars));
  expect(readKeptBars(db, a)).toEqual(bars);
  expect(readKeptBars(db, b)).toEqual(bars);
  expect(readKeptBars(db, c)).toBeNull();
  keepBars(db, c, 'two', other);
  expect(readKeptBars(db, c)?.volume.every(Number.isNaN)).toBe(true);

  const kept = () => db.prepare('SELECT hash FROM kept_bars ORDER BY hash').pluck().all();
  removeRows(db, 'run', [a, c], now);
  removeRows(db, 'series', [id], now);
  purgeRemoved(db, now + 1);
  expect(kept()).toEqual(['one', 'two']);
  purgeRemoved(db, later);
  expect(kept()).toEqual(['one']);
  // The series may go, since the run has what it shows.
  expect(db.prepare('SELECT count(*) FROM series').pluck().get()).toBe(0);
  expect(listSeries(db)).toEqual([]);
  expect(readKeptBars(db, b)).toEqual(bars);
  removeRows(db, 'run', [b], now);
  purgeRemoved(db, later);
  expect(kept()).toEqual([]);
  workspace.close();
});
