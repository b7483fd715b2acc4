import { type Column, isText, type RunFrame } from './frame';
import { differs } from './group';

export interface SortKey {
  readonly column: Column | undefined;
  readonly isDescending: boolean;
}

/**
 * Rows in order: pinned runs first, then by the keys, the first that tells two runs apart; what is undefined comes last either way, and runs
 * that are alike go by their ids, the newest first.
 */
export function sortRuns(frame: RunFrame, rows: Int32Array, keys: readonly SortKey[]): Int32Array {
  const pinned = frame.column('pinned');
  const all = [{ column: pinned, isDescending: true }, ...keys];
  const orders = all.flatMap(({ column, isDescending }) =>
    // One that tells no two runs apart would only be asked ten thousand times.
    column === undefined || !differs(column, rows)
      ? []
      : [{ ranks: ranksOf(frame, column, rows), isDescending }],
  );
  const { ids } = frame;
  return rows.slice().sort((a, b) => {
    for (const { ranks, isDescending } of orders) {
      const order = compareDefined(ranks[a]!, ranks[b]!, isDescending);
      if (order !== 0) return order;
    }
    return ids[b]! - ids[a]!;
  });
}

/** What is undefined, NaN here, comes last. */
export function compareDefined(a: number, b: number, isDescending: boolean): number {
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  if (Number.isNaN(b)) return -1;
  return isDescending ? b - a : a - b;
}

/** A number a row that orders as the column does, NaN where undefined. */
function ranksOf({ words, size }: RunFrame, column: Column, rows: Int32Array): Float64Array {
  if (!isText(column)) return column.values;
  const codes = new Set<number>();
  for (const row of rows) codes.add(column.codes[row]!);
  codes.delete(-1);
  const ordered = [...codes].sort((a, b) => compareText(words.order(a), words.order(b)));
  const rankOf = new Map(ordered.map((code, rank) => [code, rank]));
  const ranks = new Float64Array(size).fill(Number.NaN);
  for (const row of rows) ranks[row] = rankOf.get(column.codes[row]!) ?? Number.NaN;
  return ranks;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
