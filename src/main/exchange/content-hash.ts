import { createHash } from 'node:crypto';
import type { Db } from '../storage/open';

const content = {
  run: ['spec', 'state', 'created_at', 'data_hash', 'feature_hash', 'weights_hash', 'metrics'],
  sweep: ['spec', 'created_at'],
} as const;

const sources = { run: 'run JOIN run_body ON run_id = id', sweep: 'sweep' } as const;

/** Hash of what makes a run, or a sweep, the one it is, in whichever workspace; not of its name, notes and tags. */
export function contentHash(db: Db, table: keyof typeof content, id: number): string {
  const row = db
    .prepare(`SELECT ${content[table].join(', ')} FROM ${sources[table]} WHERE id = ?`)
    .raw()
    .get(id);
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}

/** The row of the same content, deleted ones among them; null where there is none. */
export function findByContent(
  db: Db,
  table: keyof typeof content,
  hash: string,
  createdAt: number,
): number | null {
  const ids = db.prepare(`SELECT id FROM ${table} WHERE created_at = ?`).pluck().all(createdAt) as number[];
  return ids.find((id) => contentHash(db, table, id) === hash) ?? null;
}
