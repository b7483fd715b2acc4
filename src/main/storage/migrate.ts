import { createHash } from 'node:crypto';
import { AppError } from '@shared/errors';
import { type Db, inTransaction } from './open';

/** Marks a SQLite file as a Longshort workspace: "LoSh". */
export const applicationId = 0x4c6f5368;

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All migrations in order; a gap or a double number is a fault of the build, found at start. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => parseMigration(path, sql))
  .sort((a, b) => a.number - b.number)
  .map((migration, index) => {
    if (migration.number !== index + 1)
      throw new Error(`Migration ${migration.name} should be number ${index + 1}.`);
    return migration;
  });

export const schemaVersion = migrations.length;

/**
 * Brings a workspace to the newest schema, one transaction a migration.
 *
 * @throws AppError `invalid` where the file's history is not a beginning of ours; the file is then untouched.
 */
export function migrate(db: Db, path: string, now: number): void {
  const applied = checkHistory(db, path);
  for (const migration of migrations.slice(applied)) {
    inTransaction(db, () => {
      db.exec(
        'CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at REAL NOT NULL) STRICT',
      );
      db.exec(migration.sql);
      db.prepare('INSERT INTO schema_migration VALUES (?, ?, ?, ?)').run(
        migration.number,
        migration.name,
        migration.hash,
        now,
      );
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${migration.number}`);
    });
  }
}

/** How many of our migrations the file has seen; refuses a file of another kind, from the future or of unknown descent. */
export function checkHistory(db: Db, path: string): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  const kind = Number(db.pragma('application_id', { simple: true }));
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (tables === 0 && version === 0) return 0;
  if (kind !== applicationId) {
    throw new AppError(
      'invalid',
      `${path} is a SQLite database, but not a Longshort workspace. Choose a .longshort file.`,
    );
  }
  if (version > schemaVersion) {
    throw new AppError(
      'unsupported',
      `${path} was written by a newer Longshort (schema ${version}, this one knows ${schemaVersion}). Install the newer version to open it.`,
    );
  }
  const seen = db.prepare('SELECT number, hash FROM schema_migration ORDER BY number').all() as {
    number: number;
    hash: string;
  }[];
  const isKnown = seen.length === version && seen.every((row, index) => row.hash === migrations[index]?.hash);
  if (!isKnown) {
    throw new AppError(
      'unsupported',
      `${path} has a history that this Longshort does not know: it was changed by another program or by a development version. Open it with the version that wrote it.`,
    );
  }
  return version;
}

function parseMigration(path: string, sql: string): Migration {
  const match = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(path);
  if (!match) throw new Error(`Migration file ${path} is not named NNNN-name.sql.`);
  const hash = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
  return { number: Number(match[1]), name: String(match[2]), sql, hash };
}
