import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfData } from '@main/jobs/leave-series';
import { listSeries, readSeries } from '@main/storage/series';
import { readWorkspace } from '@main/storage/workspace';
import { expect, it } from 'vitest';
import { tempFolder } from '../main/temp-folder';

const program = join(import.meta.dirname, '../../out/cli/index.cjs');

/** Minutes from a Monday on, every price raised by as much. */
function writeMinutes(path: string, count: number, raised: number): void {
  const rows = Array.from({ length: count }, (_, i) => {
    const close = 100 + (i % 97) / 10 + raised;
    return `${new Date(Date.UTC(2020, 0, 6) + i * 60_000).toISOString()},${close - 0.1},${close + 1},${close - 1},${close},${i % 50}`;
  });
  writeFileSync(path, `time,open,high,low,close,volume\n${rows.join('\n')}\n`);
}

/** What a workspace holds of its only series, read anew. */
function stored(workspace: string) {
  const db = readWorkspace(workspace);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const { id, bars, dataHash, revision } = listSeries(db)[0]!;
    expect(hashOfData(readSeries(db, id))).toBe(dataHash);
    return {
      bars,
      dataHash,
      revision,
      files: db.prepare('SELECT count(*) FROM series_import').pluck().get(),
    };
  } finally {
    db.close();
  }
}

function run(args: readonly string[]): void {
  execFileSync(process.execPath, args, { stdio: 'ignore' });
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Kills the process as soon as the workspace's log holds so many bytes: in the middle of what is being stored. */
async function killAt(child: ChildProcess, log: string, bytes: number): Promise<void> {
  const ended = once(child, 'exit');
  const timer = setInterval(() => {
    if (bytesOf(log) >= bytes) child.kill('SIGKILL');
  }, 1);
  await ended;
  clearInterval(timer);
}

it('kill -9 while a file is added to a series leaves all of the old series or all of the new one, and the file can be added again', async () => {
  const { path } = tempFolder();
  writeMinutes(path('first.csv'), 20_000, 0);
  // More than SQLite's cache holds, so that the log grows before the end.
  writeMinutes(path('more.csv'), 80_000, 1);
  const importing = (workspace: string, file: string, ...args: string[]) => [
    program,
    'import',
    path(file),
    '-w',
    path(workspace),
    ...args,
  ];
  const adding = (workspace: string) =>
    importing(workspace, 'more.csv', '--append', 'M', '--replace-changed');
  run(importing('old.longshort', 'first.csv', '--name', 'M'));
  const before = stored(path('old.longshort'));
  copyFileSync(path('old.longshort'), path('new.longshort'));
  run(adding('new.longshort'));
  const after = stored(path('new.longshort'));
  expect(after).toMatchObject({ bars: 80_000, revision: before.revision + 1 });

  let halfway = 0;
  // A kill may come too late on a busy machine, when everything is stored already: then again.
  for (let kill = 0; kill < 2 || (halfway === 0 && kill < 12); kill++) {
    const bytes = kill % 2 === 0 ? 100_000 : 500_000;
    const workspace = `${kill}.longshort`;
    copyFileSync(path('old.longshort'), path(workspace));
    await killAt(
      spawn(process.execPath, adding(workspace), { stdio: 'ignore' }),
      `${path(workspace)}-wal`,
      bytes,
    );
    const left = stored(path(workspace));
    expect([before, after]).toContainEqual(left);
    if (left.bars === before.bars) halfway++;
    run(adding(workspace));
    expect(stored(path(workspace))).toEqual(after);
  }
  expect(halfway).toBeGreaterThan(0);
}, 120_000);
