import { AppError } from '@shared/errors';
import { type ImportProfile, importProfile, type ProfileOptions } from '@shared/importing';
import type { Db } from './open';

export interface NewProfile {
  readonly name: string;
  readonly header: readonly string[];
  readonly options: ProfileOptions;
}

interface ProfileRow {
  readonly id: number;
  readonly name: string;
  readonly profile: string;
  readonly created_at: number;
}

/** By name. */
export function listProfiles(db: Db): ImportProfile[] {
  const rows = db.prepare('SELECT * FROM import_profile ORDER BY name COLLATE NOCASE').all() as ProfileRow[];
  return rows.map(toProfile);
}

/**
 * Keeps a profile under its name.
 *
 * @param replace whether one of that name is replaced. @throws AppError `conflict` where it is taken and may not be.
 */
export function saveProfile(
  db: Db,
  { name, header, options }: NewProfile,
  replace: boolean,
  now: number,
): ImportProfile {
  const taken = db.prepare('SELECT 1 FROM import_profile WHERE name = ?').get(name) !== undefined;
  if (taken && !replace)
    throw new AppError(
      'conflict',
      `There is an import profile named "${name}" already. Choose another name, or replace it.`,
    );
  const row = db
    .prepare(
      `INSERT INTO import_profile (name, profile, created_at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET profile = excluded.profile, created_at = excluded.created_at RETURNING *`,
    )
    .get(name, JSON.stringify({ header, options }), now) as ProfileRow;
  return toProfile(row);
}

export function removeProfile(db: Db, id: number): void {
  const { changes } = db.prepare('DELETE FROM import_profile WHERE id = ?').run(id);
  if (changes === 0)
    throw new AppError('notFound', `There is no import profile ${id}. It may have been removed.`);
}

function toProfile({ id, name, profile, created_at }: ProfileRow): ImportProfile {
  // What an older Longshort did not know of is filled in.
  return importProfile.parse({ ...JSON.parse(profile), id, name, createdAt: created_at });
}
