import Database from 'better-sqlite3';

/** The only door to SQLite: everything else takes a `Db`. */
export type Db = Database.Database;

/**
 * Opens an existing SQLite file. Readers never write, not even a checkpoint; the writer uses WAL so that
 * readers in other processes see a consistent state while it writes.
 *
 * @throws the SQLite error as it is; `storage/faults` turns it into a sentence.
 */
export function openDatabase(path: string, mode: 'read' | 'write'): Db {
  const db = new Database(path, { readonly: mode === 'read', fileMustExist: true, timeout: 2000 });
  db.pragma('foreign_keys = ON');
  return db;
}

/** Creates the file, or opens it where it is there. */
export function createDatabase(path: string): Db {
  const db = new Database(path, { timeout: 0 });
  db.pragma('foreign_keys = ON');
  return db;
}

/** Runs `work` in one transaction: all of it is stored or nothing. */
export function inTransaction<T>(db: Db, work: () => T): T {
  return db.transaction(work).immediate();
}

/** Runs `work` on one state of the file, whatever the writer stores meanwhile. */
export function inSnapshot<T>(db: Db, work: () => T): T {
  return db.transaction(work).deferred();
}

export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
