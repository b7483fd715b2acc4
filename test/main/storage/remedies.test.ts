import { timesOf } from '@core/series-data';
import { activeRemedies, addRemedies, listRemedies, undoRemedies } from '@main/storage/remedies';
import { getSeries, readSeries } from '@main/storage/series';
import { readSource } from '@main/storage/series-source';
import { createWorkspace } from '@main/storage/workspace';
import type { Remedy } from '@shared/quality';
import { afterEach, describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const now = Date.UTC(2026, 0, 1);
const bars = walkBars(100);
const open: { close(): void }[] = [];
afterEach(() => {
  for (const workspace of open.splice(0)) workspace.close();
});

function workspaceWithWalk() {
  const workspace = createWorkspace(tempFolder().path('test.longshort'), now);
  open.push(workspace);
  const { db } = workspace;
  const series = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'walk', warnings: [] };
  return { db, id: insertSeries(db, series, { kind: 'bars', bars }, now).id };
}

const drop = (t: number): Remedy => ({ kind: 'drop', from: bars.time[t]!, to: bars.time[t]! });
const because = (...remedies: Remedy[]) => remedies.map((remedy) => ({ remedy, reason: 'It is wrong.' }));

describe('remedies of a series', () => {
  it('are recorded with date and reason, the newest first, undone ones too', () => {
    const { db, id } = workspaceWithWalk();
    addRemedies(db, id, because(drop(3)), now);
    addRemedies(db, id, because({ kind: 'dismiss', finding: 'gap:1:2' }), now + 1);
    const [newest, oldest] = listRemedies(db, id);
    undoRemedies(db, id, [oldest!.id], now + 2);
    expect(listRemedies(db, id)).toEqual([
      {
        id: newest!.id,
        remedy: { kind: 'dismiss', finding: 'gap:1:2' },
        reason: 'It is wrong.',
        createdAt: now + 1,
        undoneAt: null,
      },
      { id: oldest!.id, remedy: drop(3), reason: 'It is wrong.', createdAt: now, undoneAt: now + 2 },
    ]);
    expect(activeRemedies(db, id)).toEqual([{ kind: 'dismiss', finding: 'gap:1:2' }]);
  });

  it('make the series another revision with every change', () => {
    const { db, id } = workspaceWithWalk();
    const { revision } = getSeries(db, id);
    addRemedies(db, id, because(drop(3), drop(4)), now);
    expect(getSeries(db, id).revision).toBe(revision + 1);
    undoRemedies(db, id, [listRemedies(db, id)[0]!.id], now);
    expect(getSeries(db, id).revision).toBe(revision + 2);
  });

  it('change what experiments read, and never the bars as imported', () => {
    const { db, id } = workspaceWithWalk();
    addRemedies(db, id, because(drop(3)), now);
    expect(timesOf(readSource(db, id).data)).toEqual(bars.time.filter((_, t) => t !== 3));
    expect(readSeries(db, id)).toEqual({ kind: 'bars', bars });
  });

  it('change the hash of the data, in any order alike, and not where they leave the bars as they are', () => {
    const { db, id } = workspaceWithWalk();
    const other = workspaceWithWalk();
    expect(readSource(db, id).hashes.raw).toBe('walk');
    addRemedies(db, id, because({ kind: 'dismiss', finding: 'gap:1:2' }), now);
    expect(readSource(db, id).hashes.raw).toBe('walk');
    addRemedies(db, id, because(drop(3), drop(4)), now);
    addRemedies(other.db, other.id, because(drop(4), drop(3)), now);
    const { raw: hash } = readSource(db, id).hashes;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(readSource(other.db, other.id).hashes.raw).toBe(hash);
    const both = listRemedies(db, id).slice(0, 2);
    undoRemedies(
      db,
      id,
      both.map((one) => one.id),
      now,
    );
    expect(readSource(db, id).hashes.raw).toBe('walk');
  });

  it('are undone once, and only through their own series', () => {
    const { db, id } = workspaceWithWalk();
    addRemedies(db, id, because(drop(3)), now);
    const remedyId = listRemedies(db, id)[0]!.id;
    expect(() => undoRemedies(db, id + 1, [remedyId], now)).toThrow(/belongs to another series/);
    undoRemedies(db, id, [remedyId], now);
    expect(() => undoRemedies(db, id, [remedyId], now)).toThrow(/was undone already/);
  });
});
