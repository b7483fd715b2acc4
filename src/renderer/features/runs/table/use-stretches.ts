import { useThrottledValue } from '@mantine/hooks';
import type { RunTable, RunTableRow } from '@shared/run-table';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { type RowRange, STRETCH, stretchesFor, stretchesSeen, stretchOf } from './stretches';
import { stretchQuery, type TableAsk } from './table-queries';

type Totals = Pick<RunTable, 'total' | 'matched' | 'rows'>;

export interface TableView {
  /** What the rows are of; behind what is asked for until that is there. */
  readonly ask: TableAsk;
  /** Changes where the rows are others, not where only their cells are. */
  readonly place: string;
  readonly totals: Totals;
  /** Undefined while its stretch is on its way. */
  readonly rowAt: (index: number) => RunTableRow | undefined;
}

export interface Stretches {
  /** Null until the first answer. */
  readonly view: TableView | null;
  /** Of the query as it is asked now. */
  readonly fault: RunTable['fault'];
  /** Whether the rows stay those of the query before, since this one is not whole or finds nothing yet. */
  readonly isHeld: boolean;
  readonly error: Error | null;
}

/** The scroll bar passes more stretches than there is time to fetch. */
const PACE_MS = 50;

/**
 * The rows of a table, fetched as they are looked at. While another look is on its way the rows of the one before stay, and so they do
 * while there is a fault in the query.
 *
 * @param isUnfinished while the query is being written or completed, one that finds nothing yet is waited for to become one that does
 */
export function useStretches(ask: TableAsk, range: RowRange, isUnfinished: boolean): Stretches {
  const [shown, setShown] = useState<TableAsk | null>(null);
  const paced = useThrottledValue(range, PACE_MS);
  const isSamePlace = shown !== null && placeOf(shown) === placeOf(ask);
  const { totals, rowAt } = useShown(shown ?? ask, paced);
  const wanted = isSamePlace && totals !== null ? stretchesSeen(paced, totals.rows) : [0];
  const queries = useQueries({
    queries: wanted.map((stretch) => stretchQuery(ask, stretch)),
  });
  const fault = queries[0]?.data?.fault ?? null;
  const isThere = queries.every(({ data }) => data !== undefined);
  const isHeld = fault !== null || (isUnfinished && queries[0]?.data?.matched === 0);
  const isShowable = isThere && (!isHeld || shown === null);
  // While it renders and not in an effect: the page would be drawn once more for nothing.
  if (isShowable && shown !== ask) setShown(ask);
  const error = queries.find((query) => query.data === undefined && query.isError)?.error ?? null;
  const view =
    shown === null || totals === null ? null : { ask: shown, place: placeOf(shown), totals, rowAt };
  return { view, fault, isHeld: isHeld && view !== null && view.ask !== ask, error };
}

interface Shown extends Pick<TableView, 'rowAt'> {
  readonly totals: Totals | null;
}

function useShown(ask: TableAsk, range: RowRange): Shown {
  const [totals, setTotals] = useState<Totals | null>(null);
  const wanted = stretchesFor(range, totals?.rows ?? STRETCH);
  // Nothing is combined: what that answers is compared with what it answered before, row by row.
  const known = useQueries({ queries: wanted.map((stretch) => stretchQuery(ask, stretch)) });
  const newest = known.reduce((a, b) => (b.dataUpdatedAt > a.dataUpdatedAt ? b : a), known[0]!).data;
  // Where a jump leads to rows none of which are there yet, there are still as many as before.
  const next = newest === undefined ? totals : totalsOf(newest);
  if (!isSame(next, totals)) setTotals(next);
  const firstStretch = wanted[0] ?? 0;
  return {
    totals: next,
    rowAt: (index) => known[stretchOf(index) - firstStretch]?.data?.shown[index % STRETCH],
  };
}

const totalsOf = ({ total, matched, rows }: RunTable): Totals => ({ total, matched, rows });

const isSame = (a: Totals | null, b: Totals | null): boolean =>
  a?.total === b?.total && a?.matched === b?.matched && a?.rows === b?.rows;

/** What decides which rows there are and in which order. */
const placeOf = ({ query, sort, groupBy, archived }: TableAsk): string =>
  JSON.stringify([query, sort, groupBy, archived]);
