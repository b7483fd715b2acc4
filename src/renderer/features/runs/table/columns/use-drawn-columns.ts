import type { RunColumn } from '@shared/run-table';
import { useMemo } from 'react';
import { useTableStore } from '../table-store';
import { beside } from './asked-columns';
import { type ColumnWords, deviationKey, wordsOf } from './column-words';
import { shownColumns } from './default-columns';
import { isSpread } from './fitting-columns';
import { isLedgerColumn } from './ledger-columns';

/** A column as it is drawn, and where its values stand in the cells of a row. */
export interface DrawnColumn {
  readonly key: string;
  readonly kind: RunColumn['kind'];
  readonly words: ColumnWords;
  readonly width: number;
  /** -1 where the rows do not have it, or not yet. */
  readonly cell: number;
  /** Of the deviation over the seeds; null where none is shown. */
  readonly deviation: number | null;
}

export interface DrawnColumns {
  readonly columns: readonly DrawnColumn[];
  /** Where the cells stand that are no columns of their own; -1 where there are none. */
  readonly tags: number;
  readonly problem: number;
  readonly label: number;
  /** How many values the runs have in a column, by its key. */
  readonly distinct: ReadonlyMap<string, number>;
}

/**
 * The columns to draw.
 *
 * @param keys what the cells of the rows are, in their order
 */
export function useDrawnColumns(all: readonly RunColumn[], keys: readonly string[]): DrawnColumns {
  const chosen = useTableStore((state) => state.columns);
  const isDifferingOnly = useTableStore((state) => state.isDifferingOnly);
  const widths = useTableStore((state) => state.widths);
  return useMemo(() => {
    const shown = shownColumns(all, { chosen, isDifferingOnly });
    return drawnColumns(all, shown, keys, widths);
  }, [all, keys, chosen, isDifferingOnly, widths]);
}

export function drawnColumns(
  all: readonly RunColumn[],
  shown: readonly string[],
  keys: readonly string[],
  widths: Readonly<Record<string, number>>,
): DrawnColumns {
  const byKey = new Map(all.map((column) => [column.key, column]));
  const placeOf = new Map(keys.map((key, index) => [key, index]));
  const at = (key: string): number => placeOf.get(key) ?? -1;
  const columns = shown.flatMap((key): DrawnColumn[] => {
    const column = byKey.get(key);
    if (column === undefined) return [];
    const words = wordsOf(key);
    const sd = deviationKey(key);
    const hasSpread = placeOf.has(sd) && isSpread(key, byKey);
    return [
      {
        key,
        kind: column.kind,
        words,
        width: widths[key] ?? (hasSpread ? words.spreadWidth : words.width),
        cell: isLedgerColumn(key) ? -1 : at(key),
        deviation: hasSpread ? at(sd) : null,
      },
    ];
  });
  const [tags, problem, label] = beside;
  const distinct = new Map(all.map((column) => [column.key, column.distinct]));
  return { columns, tags: at(tags), problem: at(problem), label: at(label), distinct };
}
