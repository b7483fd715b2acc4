import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@shared/errors';
import { storageFault } from './faults';
import { isWorkspaceHeld, lockWorkspace, type WorkspaceLock } from './lock';
import { checkHistory, migrate, schemaVersion } from './migrate';
import { createDatabase, type Db, openDatabase } from './open';

/** A workspace open for writing. One a file, one process. */
export interface Workspace {
  /** Without symbolic links: one file, one path. */
  readonly path: string;
  readonly db: Db;
  readonly schemaVersion: number;
  close(): void;
}

/**
 * Makes a new, empty workspace file and opens it; nothing is left behind where that fails.
 *
 * @throws AppError where the path is taken or cannot be written.
 */
export function createWorkspace(path: string, now: number): Workspace {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const real = join(realpathSync(dirname(path)), basename(path));
    refuseTaken(real);
    return openLocked(real, () => {
      // Asked again under the lock: another Longshort may have made it, and holding its file now, we would remove it.
      refuseTaken(real);
      return createWhole(real, now);
    });
  } catch (error) {
    throw storageFault(error, path);
  }
}

/**
 * Opens a workspace for writing and brings its schema up to date.
 *
 * @throws AppError, and leaves the file untouched, where it is missing, read-only, locked, damaged, not a
 * workspace, from a newer version or of unknown history.
 */
export function openWorkspace(path: string, now: number): Workspace {
  try {
    const real = realpathSync(path);
    refuseForeignFile(real);
    checkReadOnly(real);
    return openLocked(real, () => prepare(openDatabase(real, 'write'), real, now));
  } catch (error) {
    throw storageFault(error, path);
  }
}

/**
 * Opens a workspace to read it alone, also while another Longshort has it open. Null where that cannot be: its schema is an older one,
 * say, or what it says is under way was cut off, which opening it for writing sets right.
 */
export function lookAtWorkspace(path: string): Workspace | null {
  if (!existsSync(path) || statSync(path).isDirectory()) return null;
  let db: Db | null = null;
  try {
    const real = realpathSync(path);
    db = openDatabase(real, 'read');
    const opened = db;
    if (checkHistory(opened, real) === schemaVersion && (!isUnderWay(opened) || isWorkspaceHeld(real)))
      return { path: real, db: opened, schemaVersion, close: () => closeReader(opened, real) };
  } catch {
    // What is wrong with the file is said by `openWorkspace`, which is tried next.
  }
  db?.close();
  return null;
}

/** Whether it says that something is trained, searched or edited. */
function isUnderWay(db: Db): boolean {
  const some = ["run WHERE state = 'running'", "sweep WHERE state = 'running'", 'pending_edit'];
  const sql = `SELECT ${some.map((rows) => `EXISTS (SELECT 1 FROM ${rows})`).join(' OR ')}`;
  return db.prepare(sql).pluck().get() === 1;
}

/** Removes a workspace that nothing ever came into. @returns false of any other, which stays as it is */
export function removeUnused(path: string): boolean {
  const real = realpathSync(path);
  const lock = lockWorkspace(real);
  try {
    if (!isUnused(real)) return false;
    rmSync(real);
    return true;
  } finally {
    lock.release();
  }
}

function isUnused(path: string): boolean {
  const db = openDatabase(path, 'write');
  try {
    const filled = ['series', 'experiment', 'run', 'sweep'].map((table) => `EXISTS (SELECT 1 FROM ${table})`);
    return (
      db
        .prepare(`SELECT ${filled.join(' OR ')}`)
        .pluck()
        .get() === 0
    );
  } finally {
    db.close();
  }
}

/** Opens a workspace for a job process, which only ever reads. */
export function readWorkspace(path: string): Db {
  try {
    return openDatabase(path, 'read');
  } catch (error) {
    throw storageFault(error, path);
  }
}

/**
 * Closes a workspace that was only read. SQLite then leaves two empty files beside it, which its last writer takes away: where none has it open,
 * that is done here.
 */
export function closeReader(db: Db, path: string): void {
  db.close();
  try {
    const real = realpathSync(path);
    if (statSync(`${real}-wal`, { throwIfNoEntry: false })?.size === 0)
      openLocked(real, () => asLastWriter(real)).close();
  } catch {
    // Another has it open, or nothing may be written there: the files are then theirs, or were there before.
  }
}

/** Only one that has looked at the log takes it away when it closes. */
function asLastWriter(path: string): Db {
  const db = openDatabase(path, 'write');
  db.pragma('wal_checkpoint');
  return db;
}

/** Writes a consistent, compact copy of an open workspace to a new file. */
export function copyWorkspace(workspace: Workspace, target: string): void {
  refuseTaken(target);
  try {
    workspace.db.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw storageFault(error, target);
  }
}

function refuseTaken(path: string): void {
  if (!existsSync(path)) return;
  throw new AppError('conflict', `${path} is there already. Open it, or choose another name.`);
}

function openLocked(path: string, open: () => Db): Workspace {
  const lock = lockWorkspace(path);
  try {
    return holding(lock, path, open());
  } catch (error) {
    lock.release();
    throw error;
  }
}

function holding(lock: WorkspaceLock, path: string, db: Db): Workspace {
  return {
    path,
    db,
    schemaVersion,
    close() {
      db.close();
      lock.release();
    },
  };
}

function createWhole(path: string, now: number): Db {
  try {
    return prepare(createDatabase(path), path, now);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Closes the database where it cannot be brought up to date. */
function prepare(db: Db, path: string, now: number): Db {
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    migrate(db, path, now);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Looks at the file before SQLite opens it for writing: what is not ours is not touched. */
function refuseForeignFile(path: string): void {
  const stat = statSync(path);
  if (stat.isDirectory())
    throw new AppError('invalid', `${path} is a folder, not a workspace. Choose a .longshort file.`);
  if ((stat.mode & 0o222) === 0) {
    throw new AppError(
      'io',
      `${path} is read-only, and Longshort must write to a workspace. Make the file writable, or open a copy.`,
    );
  }
  const header = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1') !== 'SQLite format 3\0') {
    throw new AppError('invalid', `${path} is not a Longshort workspace. Choose a .longshort file.`);
  }
}

function checkReadOnly(path: string): void {
  const db = openDatabase(path, 'read');
  try {
    checkHistory(db, path);
  } finally {
    db.close();
  }
}
