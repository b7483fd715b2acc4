import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lockWorkspace } from '@main/storage/lock';
import { schemaVersion } from '@main/storage/migrate';
import { createDatabase, openDatabase } from '@main/storage/open';
import { listSeries } from '@main/storage/series';
import { copyWorkspace, createWorkspace, openWorkspace, readWorkspace } from '@main/storage/workspace';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries, readBars } from '../stored-series';
import { tempFolder } from '../temp-folder';

const now = Date.UTC(2026, 0, 1);
const walk = {
  name: 'Walk',
  source: 'walk.csv',
  intervalMs: 86_400_000,
  dataHash: 'abc',
  warnings: ['a warning'],
};

describe('a workspace', () => {
  it('keeps bars bit for bit over closing and opening, over several chunks', () => {
    const { path } = tempFolder();
    const bars = walkBars(9000);
    const first = createWorkspace(path('a.longshort'), now);
    insertSeries(first.db, walk, { kind: 'bars', bars }, now);
    first.close();
    const second = openWorkspace(path('a.longshort'), now);
    const [series] = listSeries(second.db);
    expect(series).toMatchObject({
      name: 'Walk',
      bars: 9000,
      warnings: ['a warning'],
      hasAdjustedClose: false,
      actions: 0,
    });
    expect(readBars(second.db, Number(series?.id))).toEqual(bars);
    second.close();
  });

  it('keeps a bar in at most 64 bytes, indexes included', () => {
    const { path } = tempFolder();
    const workspace = createWorkspace(path('a.longshort'), now);
    const bars = { ...walkBars(100_000), adjustedClose: walkBars(100_000).close };
    insertSeries(workspace.db, walk, { kind: 'bars', bars }, now);
    workspace.close();
    const bytes = readFileSync(path('a.longshort')).length;
    expect(bytes / 100_000).toBeLessThanOrEqual(64);
  });

  it('leaves no side files when it is closed', () => {
    const { folder, path } = tempFolder();
    createWorkspace(path('a.longshort'), now).close();
    openWorkspace(path('a.longshort'), now).close();
    expect(readdirSync(folder)).toEqual(['a.longshort']);
  });

  it('can be read by a second connection while the first one writes', () => {
    const { path } = tempFolder();
    const writer = createWorkspace(path('a.longshort'), now);
    const reader = readWorkspace(path('a.longshort'));
    insertSeries(writer.db, walk, { kind: 'bars', bars: walkBars(10) }, now);
    expect(listSeries(reader)).toHaveLength(1);
    expect(() => reader.exec('DELETE FROM series')).toThrow(/readonly/);
    reader.close();
    writer.close();
  });

  it('is copied whole while it is open', () => {
    const { path } = tempFolder();
    const workspace = createWorkspace(path('a.longshort'), now);
    insertSeries(workspace.db, walk, { kind: 'bars', bars: walkBars(100) }, now);
    copyWorkspace(workspace, path('b.longshort'));
    workspace.close();
    const copy = openWorkspace(path('b.longshort'), now);
    expect(readBars(copy.db, 1)).toEqual(walkBars(100));
    copy.close();
  });

  it('has one path, whichever symbolic link leads to it, and so one lock', () => {
    const { folder, path } = tempFolder();
    const workspace = createWorkspace(path('a.longshort'), now);
    symlinkSync(path('a.longshort'), path('link.longshort'));
    symlinkSync(folder, path('folder'));
    for (const way of ['link.longshort', join('folder', 'a.longshort')]) {
      expect(() => openWorkspace(path(way), now)).toThrow(/is open in another Longshort/);
    }
    workspace.close();
    const again = openWorkspace(path('link.longshort'), now);
    expect(again.path).toBe(realpathSync(path('a.longshort')));
    again.close();
  });

  it('may lie under a name that a shell or an address would read otherwise', () => {
    const { path } = tempFolder();
    const name = path('with space/ünï#1%20?x=y&z/日本 é.longshort');
    createWorkspace(name, now).close();
    const workspace = openWorkspace(name, now);
    insertSeries(workspace.db, walk, { kind: 'bars', bars: walkBars(10) }, now);
    const reader = readWorkspace(name);
    expect(listSeries(reader)).toHaveLength(1);
    reader.close();
    copyWorkspace(workspace, path('copy of #1%20.longshort'));
    workspace.close();
    openWorkspace(path('copy of #1%20.longshort'), now).close();
  });

  it('that another one is just making is not removed by who comes second', () => {
    const { path } = tempFolder();
    const first = lockWorkspace(path('a.longshort'));
    // Looks as if it were not there, as a file does that is made a moment after one has looked.
    symlinkSync(path('elsewhere'), path('a.longshort'));
    expect(() => createWorkspace(path('a.longshort'), now)).toThrow(/is open in another Longshort/);
    expect(lstatSync(path('a.longshort')).isSymbolicLink()).toBe(true);
    first.release();
    writeFileSync(path('elsewhere'), 'made by another');
    expect(() => createWorkspace(path('a.longshort'), now)).toThrow(/is there already/);
  });

  it('that cannot be made leaves nothing behind', () => {
    const { folder, path } = tempFolder();
    expect(() => createWorkspace(path('a.longshort'), Number.NaN)).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(workspacesOfOldVersions())('opens the kept file of schema version %s', (name) => {
    const { path } = tempFolder();
    cpSync(join(keptFolder, name), path(name));
    const workspace = openWorkspace(path(name), now);
    expect(workspace.db.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(listSeries(workspace.db).length).toBeGreaterThan(0);
    workspace.close();
  });

  it('has a kept file of every schema version', () => {
    expect(workspacesOfOldVersions()).toEqual(
      Array.from({ length: schemaVersion }, (_, index) => `v${index + 1}.longshort`),
    );
  });
});

describe('a file that cannot be opened as a workspace is refused with a sentence and left as it is', () => {
  it('text', () => {
    const { path } = tempFolder();
    writeFileSync(path('a.longshort'), 'date,close\n2020-01-01,1\n');
    expectRefusal(path('a.longshort'), /is not a Longshort workspace\. Choose a \.longshort file/);
  });

  it('an empty file', () => {
    const { path } = tempFolder();
    writeFileSync(path('a.longshort'), '');
    expectRefusal(path('a.longshort'), /is not a Longshort workspace/);
  });

  it('another SQLite database', () => {
    const { path } = tempFolder();
    const db = createDatabase(path('a.db'));
    db.exec('CREATE TABLE bookmarks (url TEXT)');
    db.close();
    expectRefusal(path('a.db'), /is a SQLite database, but not a Longshort workspace/);
  });

  it('a workspace of a newer version', () => {
    const { path } = tempFolder();
    tamper(path('a.longshort'), `PRAGMA user_version = ${schemaVersion + 1}`);
    expectRefusal(path('a.longshort'), /was written by a newer Longshort .* Install the newer version/);
  });

  it('a workspace of unknown history', () => {
    const { path } = tempFolder();
    tamper(path('a.longshort'), "UPDATE schema_migration SET hash = 'other'");
    expectRefusal(path('a.longshort'), /has a history that this Longshort does not know/);
  });

  it('a read-only file', () => {
    const { path } = tempFolder();
    createWorkspace(path('a.longshort'), now).close();
    chmodSync(path('a.longshort'), 0o444);
    expectRefusal(path('a.longshort'), /is read-only.*Make the file writable, or open a copy/);
  });

  it('a damaged file', () => {
    const { path } = tempFolder();
    const workspace = createWorkspace(path('a.longshort'), now);
    workspace.close();
    const bytes = readFileSync(path('a.longshort'));
    bytes.fill(0x5a, 100, 4096);
    writeFileSync(path('a.longshort'), bytes);
    expectRefusal(path('a.longshort'), /is damaged/);
  });

  it('a folder, a missing file', () => {
    const { path } = tempFolder();
    mkdirSync(path('folder.longshort'));
    expect(() => openWorkspace(path('folder.longshort'), now)).toThrow(/is a folder, not a workspace/);
    expect(() => openWorkspace(path('none.longshort'), now)).toThrow(
      /cannot be opened: the file or its folder is not there/,
    );
  });

  it('one that another Longshort has open, until that one closes or dies', () => {
    const { path } = tempFolder();
    const first = createWorkspace(path('a.longshort'), now);
    expect(() => openWorkspace(path('a.longshort'), now)).toThrow(
      /is open in another Longshort window or command/,
    );
    first.close();
    openWorkspace(path('a.longshort'), now).close();
  });

  it('one that another program has locked', () => {
    const { path } = tempFolder();
    createWorkspace(path('a.longshort'), now).close();
    const other = openDatabase(path('a.longshort'), 'write');
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    expect(() => openWorkspace(path('a.longshort'), now)).toThrow(
      /is locked by another program\. Close that program/,
    );
    other.close();
  });
});

describe('a disk that fills up', () => {
  it('stores nothing of a series that does not fit, and says so', () => {
    const { path } = tempFolder();
    const workspace = createWorkspace(path('a.longshort'), now);
    const pages = Number(workspace.db.pragma('page_count', { simple: true }));
    workspace.db.pragma(`max_page_count = ${pages + 4}`);
    expect(() => insertSeries(workspace.db, walk, { kind: 'bars', bars: walkBars(5000) }, now)).toThrow(
      /full/,
    );
    expect(listSeries(workspace.db)).toEqual([]);
    expect(workspace.db.prepare('SELECT count(*) FROM bar_chunk').pluck().get()).toBe(0);
    workspace.close();
  });
});

const keptFolder = join(import.meta.dirname, '../../fixtures/workspaces');

function workspacesOfOldVersions(): string[] {
  return existsSync(keptFolder) ? readdirSync(keptFolder).filter((name) => name.endsWith('.longshort')) : [];
}

function tamper(path: string, sql: string): void {
  createWorkspace(path, now).close();
  const db = createDatabase(path);
  db.exec(sql);
  db.close();
}

function expectRefusal(path: string, sentence: RegExp): void {
  const before = execFileSync('sha256sum', [path]).toString();
  expect(() => openWorkspace(path, now)).toThrow(sentence);
  expect(execFileSync('sha256sum', [path]).toString()).toBe(before);
}
