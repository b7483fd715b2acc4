import { createHash } from 'node:crypto';
import type { Db } from '../storage/open';

const content = {
  run: ['spec', 'state', 'created_at', 'data_hash', 'feature_hash', 'weights_hash', 'metrics'],
  sweep: ['spec', 'created_at'],
} as const;

const sources = { run: 'run JOIN run_body ON run_id = id', sweep: 'sweep' } as const;

/** Hash of what makes a run, or a sweep, the one it is, in whichever workspace; not of its name, notes and tags, nor of how far a sweep has come. */
export function contentHash(db: Db, table: keyof typeof content, id: number): string {
  const row = db
    .prepare(`SELECT ${content[table].join(', ')} FROM ${sources[table]} WHERE id = ?`)
    .raw()
    .get(id);
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}

/** Rows here of the same content as one elsewhere, deleted ones among them. */
export function findAllByContent(
  from: Db,
  to: Db,
  table: keyof typeof content,
  id: number,
): readonly number[] {
  const hash = contentHash(from, table, id);
  const createdAt = from.prepare(`SELECT created_at FROM ${table} WHERE id = ?`).pluck().get(id);
  const ids = to.prepare(`SELECT id FROM ${table} WHERE created_at = ? ORDER BY id`).pluck().all(createdAt);
  return (ids as number[]).filter((known) => contentHash(to, table, known) === hash);
}
