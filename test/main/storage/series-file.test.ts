import { writeFileSync } from 'node:fs';
import { purgeRemoved } from '@main/storage/removal';
import { findSeriesByName, readSeries } from '@main/storage/series';
import { insertSeriesFile, packSeries } from '@main/storage/series-file';
import { shapeOf } from '@main/storage/series-shape';
import { createWorkspace, openWorkspace } from '@main/storage/workspace';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const now = Date.UTC(2026, 0, 1);
const named = (name: string) => ({ name, source: 'x.csv', intervalMs: 60_000, dataHash: name, warnings: [] });

/** More than a slice of bars, with a chunk at the end that is not full, in a file as a process leaves it. */
function leftBars(length = 16 * 4096 + 5000) {
  const { path } = tempFolder();
  const data = { kind: 'bars', bars: walkBars(length) } as const;
  writeFileSync(path('bars'), packSeries(data));
  const columns = data.bars.adjustedClose ? 7 : 6;
  return { path, data, file: { path: path('bars'), shape: shapeOf(data), columns } };
}

describe('a series that a process left in a file', () => {
  it('is stored as one that is at hand', async () => {
    const { path, data, file } = leftBars();
    const workspace = createWorkspace(path('w.longshort'), now);
    const { id } = await insertSeriesFile(workspace.db, named('left'), file, now);
    const other = insertSeries(workspace.db, named('at hand'), data, now);
    expect(readSeries(workspace.db, id)).toEqual(readSeries(workspace.db, other.id));
    const chunks = workspace.db.prepare(
      'SELECT seq, bars, data FROM bar_chunk WHERE series_id = ? ORDER BY seq',
    );
    expect(chunks.all(id)).toEqual(chunks.all(other.id));
    workspace.close();
  });

  it('lets others have their turn, who do not see it until all of it is there', async () => {
    const { path, file } = leftBars();
    const workspace = createWorkspace(path('w.longshort'), now);
    let turns = 0;
    let isStored = false;
    const storing = insertSeriesFile(workspace.db, named('left'), file, now).finally(() => {
      isStored = true;
    });
    while (!isStored) {
      if (findSeriesByName(workspace.db, 'left') === null) turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await storing).toMatchObject({ name: 'left', bars: file.shape.bars });
    expect(turns).toBeGreaterThan(1);
    workspace.close();
  });

  it('is not stored at all where another of its name came first, or where the workspace is closed meanwhile', async () => {
    const { path, data, file } = leftBars();
    const workspace = createWorkspace(path('w.longshort'), now);
    const storing = insertSeriesFile(workspace.db, named('left'), file, now);
    insertSeries(workspace.db, named('left'), data, now);
    await expect(storing).rejects.toThrow('named "left" already');
    expect(workspace.db.prepare('SELECT count(*) FROM series').pluck().get()).toBe(1);
    const second = insertSeriesFile(workspace.db, named('second'), file, now);
    workspace.close();
    await expect(second).rejects.toThrow('Nothing was stored; open it and import again.');
  });

  it('that was half stored when the process was killed is gone at the next opening', async () => {
    const { path, file } = leftBars();
    const workspace = createWorkspace(path('w.longshort'), now);
    const storing = insertSeriesFile(workspace.db, named('left'), file, now);
    workspace.close();
    await expect(storing).rejects.toThrow('Nothing was stored');
    const again = openWorkspace(path('w.longshort'), now);
    const count = (table: string) => again.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(count('series')).toBe(1);
    expect(findSeriesByName(again.db, 'left')).toBeNull();
    purgeRemoved(again.db, now);
    expect([count('series'), count('bar_chunk')]).toEqual([0, 0]);
    again.close();
  });
});
