import { rmSync } from 'node:fs';
import { AppError } from '@shared/errors';
import { createDatabase } from './open';

/** Holds a workspace for one writing process. */
export interface WorkspaceLock {
  release(): void;
}

/**
 * Takes the write lock of a workspace: an exclusive SQLite transaction on a small file beside it, so the
 * operating system frees it when the process dies, however it dies. Readers do not take it.
 *
 * @throws AppError `busy` where another Longshort holds it.
 */
export function lockWorkspace(path: string): WorkspaceLock {
  const file = `${path}-lock`;
  const lock = createDatabase(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new AppError(
      'busy',
      `${path} is open in another Longshort window or command. Close it there first, or open a copy.`,
      [],
      { cause: error },
    );
  }
  return {
    release() {
      // Removed while still held, so that no one can have taken this very file in between.
      rmSync(file, { force: true });
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}
