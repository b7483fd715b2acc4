import type { Db } from '../storage/open';

type Value = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** Which rows of a table, and what becomes of each on its way; null leaves one out. */
export interface CopyOf {
  readonly table: string;
  /** As in `run_id = ?`. */
  readonly where: string;
  readonly given: readonly (string | number)[];
  readonly change?: (row: Row) => Row | null;
}

/** Copies rows from one workspace to another of the same schema; one after the other, so that blobs never lie in memory together. */
export function copyRows(from: Db, to: Db, { table, where, given, change }: CopyOf): number {
  const names = to.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
  const list = names.map((name) => `"${name}"`).join(', ');
  const insert = to.prepare(`INSERT INTO ${table} (${list}) VALUES (${names.map(() => '?').join(', ')})`);
  let copied = 0;
  for (const row of from.prepare(`SELECT ${list} FROM ${table} WHERE ${where}`).iterate(...given)) {
    const changed = change ? change(row as Row) : (row as Row);
    if (changed === null) continue;
    insert.run(...names.map((name) => changed[name] ?? null));
    copied++;
  }
  return copied;
}

/** What a run left behind, but for its row, its series and its lines in the ledger. */
export const tablesOfRun = ['run_body', 'run_epoch', 'run_log', 'run_artifact', 'run_model'] as const;

/** What belongs to a series, but for its row. */
export const tablesOfSeries = ['bar_chunk', 'series_remedy', 'corporate_action', 'series_import'] as const;

/** Rows with a number of their own get one that is free where they arrive. */
export const numbered: ReadonlySet<string> = new Set(['run_log', 'series_remedy', 'series_import']);
