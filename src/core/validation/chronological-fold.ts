import type { SplitRows } from './chronological';
import type { Fold } from './fold';
import type { Samples } from './samples';

/** A chronological split as the one fold that it is, to be drawn and counted as folds are: rows in no part of it are the purged ones. */
export function chronologicalFold({ row }: Pick<Samples, 'row'>, rows: SplitRows): Fold {
  const kept = new Set<number>();
  for (const part of [rows.train, rows.validation, rows.test]) for (const one of part) kept.add(one);
  return { ...rows, purged: row.filter((one) => !kept.has(one)), embargoed: new Int32Array(0), flaw: null };
}
