import { type FlatValue, flattenMetrics, flattenSpec } from '@core/run-table/flatten';
import type { ColumnKind } from '@core/run-table/frame';
import type { Db } from './open';

/** Of the rules in `core/run-table/flatten`: digests of another are made anew. */
export const digestVersion = 1;

/** Keys of the values of digests, with their kinds. */
export type DigestShape = readonly (readonly [key: string, kind: ColumnKind])[];

/** What the table of runs shows of a run's spec and, once it is done, of its figures, with how many epochs its last model trained; nothing of a run that is gone. */
export function valuesOfRun(db: Db, runId: number): readonly FlatValue[] {
  const body = db.prepare('SELECT spec, metrics FROM run_body WHERE run_id = ?').get(runId) as
    | { readonly spec: string; readonly metrics: string | null }
    | undefined;
  if (body === undefined) return [];
  const values = flattenSpec(JSON.parse(body.spec));
  if (body.metrics === null) return values;
  const epochs = db
    .prepare('SELECT epoch FROM run_epoch WHERE run_id = ? ORDER BY model DESC, epoch DESC LIMIT 1')
    .pluck()
    .get(runId);
  return [
    ...values,
    ...flattenMetrics(JSON.parse(body.metrics)),
    { key: 'epochs', kind: 'number', value: typeof epochs === 'number' ? epochs : 0 },
  ];
}

/** Keeps these values of a run in a form that is read at once; to be called in the transaction that stores what they are made of. */
export function saveDigest(db: Db, runId: number): void {
  const values = valuesOfRun(db, runId);
  if (values.length === 0) return;
  const shape: DigestShape = values.map(({ key, kind }) => [key, kind]);
  const shapeId = numberOf(db, 'digest_shape', 'keys', JSON.stringify(shape));
  const data = Float64Array.from(values, ({ kind, value }) => {
    if (value === null) return Number.NaN;
    return kind === 'text' ? numberOf(db, 'digest_word', 'word', String(value)) : Number(value);
  });
  db.prepare('INSERT OR REPLACE INTO run_digest VALUES (?, ?, ?, ?)').run(
    runId,
    digestVersion,
    shapeId,
    new Uint8Array(data.buffer),
  );
}

/** Runs that have none, or one by other rules. */
export function runsWithoutDigest(db: Db): readonly number[] {
  return db
    .prepare(
      `SELECT id FROM run LEFT JOIN run_digest ON run_id = id
       WHERE removed_at IS NULL AND (version IS NULL OR version <> ?)`,
    )
    .pluck()
    .all(digestVersion) as number[];
}

export function readShapes(db: Db): ReadonlyMap<number, DigestShape> {
  const rows = db.prepare('SELECT id, keys FROM digest_shape').raw().all() as [number, string][];
  return new Map(rows.map(([id, keys]) => [id, JSON.parse(keys) as DigestShape]));
}

/** Words with ids above `after`, by id. */
export function readWords(db: Db, after: number): readonly (readonly [id: number, word: string])[] {
  return db.prepare('SELECT id, word FROM digest_word WHERE id > ? ORDER BY id').raw().all(after) as [
    number,
    string,
  ][];
}

export interface RunDigest {
  readonly runId: number;
  readonly shapeId: number;
  readonly data: Uint8Array;
}

/** Of the runs whose ids the SQL `where` finds, such as `run_id = ?`. */
export function* readDigests(db: Db, where: string, ...given: number[]): Generator<RunDigest> {
  const rows = db
    .prepare(`SELECT run_id, shape_id, data FROM run_digest WHERE version = ? AND ${where}`)
    .raw()
    .iterate(digestVersion, ...given) as IterableIterator<[number, number, Uint8Array]>;
  for (const [runId, shapeId, data] of rows) yield { runId, shapeId, data };
}

function numberOf(
  db: Db,
  table: 'digest_shape' | 'digest_word',
  column: 'keys' | 'word',
  text: string,
): number {
  const known = db.prepare(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck().get(text);
  if (typeof known === 'number') return known;
  return Number(db.prepare(`INSERT INTO ${table} (${column}) VALUES (?)`).run(text).lastInsertRowid);
}
