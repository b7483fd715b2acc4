import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointBeside } from '@main/storage/checkpoints';
import { createWorkspace, openWorkspace, type Workspace } from '@main/storage/workspace';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../temp-folder';
import { waitFor } from '../test-services';

const program = join(import.meta.dirname, '../../../out/cli/checkpoint.cjs');
const mebi = 2 ** 20;

function open(): Workspace {
  const workspace = createWorkspace(tempFolder().path('w.longshort'), 1);
  onTestFinished(() => {
    if (workspace.db.open) workspace.close();
  });
  return workspace;
}

function store({ db }: Workspace, mebibytes: number): void {
  const insert = db.prepare('INSERT INTO kept_bars VALUES (?, zeroblob(?))');
  for (let k = 0; k < mebibytes; k++) insert.run(`${Math.random()}`, mebi);
}

function isAllTakenIn({ db }: Workspace): boolean {
  const [said] = db.pragma('wal_checkpoint(PASSIVE)') as [
    { busy: number; log: number; checkpointed: number },
  ];
  return said.busy === 0 && said.log === said.checkpointed;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

describe('a thread beside a workspace', () => {
  it('takes what was stored into the file, which storing leaves in the log', async () => {
    const workspace = open();
    const faults: unknown[] = [];
    const checkpoints = checkpointBeside(workspace, program, (error) => faults.push(error));
    store(workspace, 12);
    expect(sizeOf(workspace.path)).toBeLessThan(mebi);
    store(workspace, 12);
    await waitFor(() => sizeOf(workspace.path) > 12 * mebi, 'the thread');
    await waitFor(() => isAllTakenIn(workspace), 'the thread to have waited for the disk');
    // The log is written from its beginning then, and cut.
    store(workspace, 1);
    expect(sizeOf(`${workspace.path}-wal`)).toBeLessThan(8 * mebi);
    await checkpoints.stop();
    expect(faults).toEqual([]);
    workspace.close();
    expect(existsSync(`${workspace.path}-wal`)).toBe(false);
    const again = openWorkspace(workspace.path, 2);
    expect(again.db.prepare('SELECT count(*) FROM kept_bars').pluck().get()).toBe(25);
    again.close();
  });

  it('that cannot work says so, and what is stored is taken in as without it', async () => {
    const workspace = open();
    const faults: unknown[] = [];
    const checkpoints = checkpointBeside(workspace, `${program}.missing`, (error) => faults.push(error));
    await waitFor(() => faults.length > 0, 'the thread to fail');
    store(workspace, 12);
    expect(sizeOf(workspace.path)).toBeGreaterThan(4 * mebi);
    await checkpoints.stop();
  });
});
