import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageFault } from '../storage/faults';

const prefix = 'longshort-job-';

/**
 * A folder for the files that one job hands over; its name says whose it is.
 *
 * @throws AppError where the folder for temporary files is full, missing or not ours to write.
 */
export function makeJobFolder(): string {
  const path = join(tmpdir(), `${prefix}${process.pid}-`);
  try {
    return mkdtempSync(path);
  } catch (error) {
    throw storageFault(error, path);
  }
}

/** Leaves a file in the folder and returns its path. Throws AppError that names the file where it does not fit. */
export function leaveFile(folder: string, name: string, data: Uint8Array): string {
  const path = join(folder, name);
  try {
    writeFileSync(path, data);
    return path;
  } catch (error) {
    throw storageFault(error, path);
  }
}

export function dropJobFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Sweeps up after processes of this user that were killed before they could; what cannot be swept is reported and stays. */
export function dropStaleJobFolders(report: (error: unknown) => void): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
      const folder = join(tmpdir(), name);
      if (owner && isOurs(folder) && !isAlive(Number(owner))) dropJobFolder(folder);
    }
  } catch (error) {
    report(storageFault(error, tmpdir()));
  }
}

/** The folder for temporary files is everybody's, on a machine that several people use. */
function isOurs(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.uid === (process.getuid?.() ?? 0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
