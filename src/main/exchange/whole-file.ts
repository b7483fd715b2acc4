import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { storageFault } from '../storage/faults';

/**
 * Writes a file whole or not at all: under a name of its own beside it first, which takes the place of whatever is there once it is done. Logs
 * that a database of that name left go with it: SQLite would write them into the new one.
 *
 * @param write given the path to write to
 * @throws AppError that names the file that was asked for
 */
export function writeWhole<T>(path: string, write: (partial: string) => T): T {
  const partial = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const result = write(partial);
    renameSync(partial, path);
    removeLogs(path);
    return result;
  } catch (error) {
    rmSync(partial, { force: true });
    removeLogs(partial);
    throw storageFault(error, path);
  }
}

function removeLogs(path: string): void {
  for (const suffix of ['-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}
