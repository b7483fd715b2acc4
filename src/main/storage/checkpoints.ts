import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { openDatabase } from './open';
import type { Workspace } from './workspace';

/** What keeps the log beside a workspace short. */
export interface Checkpoints {
  /** Resolves once nothing of it has the workspace open. */
  stop(): Promise<void>;
}

/** Bytes of the log from which a thread takes it into the file. */
const enough = 16 * 2 ** 20;
/** Pages of the log from which whoever stores something takes it in after all, should the thread not keep up; without a thread SQLite's own. */
const [most, usual] = [16_000, 1000];
const everyMs = 500;

/**
 * Has a thread take what was stored from the log beside a workspace into its file. That waits for the disk, and whoever stores a thing
 * must not: main would keep everyone else waiting.
 *
 * @param program of the thread: `entries/checkpoint.ts`
 * @param report told where the thread cannot go on; then it is done while storing, as without it
 */
export function checkpointBeside(
  { path, db }: Pick<Workspace, 'path' | 'db'>,
  program: string,
  report: (error: unknown) => void,
): Checkpoints {
  const thread = new Worker(program, { workerData: { path }, execArgv: [] });
  const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  thread.once('error', (error) => {
    report(error);
    if (db.open) db.pragma(`wal_autocheckpoint = ${usual}`);
  });
  db.pragma(`wal_autocheckpoint = ${most}`);
  // Written from its beginning again the log is cut to this, so that its length says how much there is to do.
  db.pragma(`journal_size_limit = ${enough / 4}`);
  return {
    async stop() {
      thread.postMessage('stop');
      await exited;
    },
  };
}

/** What the thread does until it is told to stop. */
export function keepCheckpointing(path: string, whenStopped: (stop: () => void) => void): void {
  const db = openDatabase(path, 'write');
  const timer = setInterval(() => {
    // As much as can be taken in without anyone having to wait; what is in the file already is not written again.
    if (bytesOfLog(path) >= enough) db.pragma('wal_checkpoint(PASSIVE)');
  }, everyMs);
  whenStopped(() => {
    clearInterval(timer);
    db.close();
  });
}

function bytesOfLog(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
