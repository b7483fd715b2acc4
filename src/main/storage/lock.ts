import { rmSync, statSync } from 'node:fs';
import { AppError } from '@shared/errors';
import { createDatabase, type Db } from './open';

/** Holds a workspace for one writing process. */
export interface WorkspaceLock {
  release(): void;
}

/** Whether a process holds it. */
export function isWorkspaceHeld(path: string): boolean {
  if (inodeOf(`${path}-lock`) === null) return false;
  try {
    lockWorkspace(path).release();
    return false;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'busy') return true;
    throw error;
  }
}

/**
 * Takes the write lock of a workspace: an exclusive SQLite transaction on a small file beside it, so the
 * operating system frees it when the process dies, however it dies. Readers do not take it.
 *
 * @param path without symbolic links, so that every way to the file leads to the same lock.
 * @throws AppError `busy` where another Longshort holds it; what SQLite says where it cannot be made.
 */
export function lockWorkspace(path: string): WorkspaceLock {
  const file = `${path}-lock`;
  const before = inodeOf(file);
  const lock = createDatabase(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    // The holder before may have removed the file after it was opened here: then this is a lock on nothing.
    const now = inodeOf(file);
    if (now === null || (before !== null && now !== before)) throw isHeld(path);
  } catch (error) {
    lock.close();
    throw isBusy(error) ? isHeld(path, error) : error;
  }
  return { release: () => release(lock, file) };
}

function release(lock: Db, file: string): void {
  // Removed while still held, so that no one can have taken this very file in between.
  rmSync(file, { force: true });
  lock.exec('ROLLBACK');
  lock.close();
}

function inodeOf(file: string): bigint | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function isHeld(path: string, cause?: unknown): AppError {
  return new AppError(
    'busy',
    `${path} is open in another Longshort window or command. Close it there first, or open a copy.`,
    [],
    { cause },
  );
}
