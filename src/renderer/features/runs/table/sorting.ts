import type { Sort } from './table-store';

/**
 * What a click on a header makes of the order: the column alone or, with Shift, after those before it. A second click turns it round; a
 * third with Shift takes it out.
 */
export function sortedBy(sort: Sort, key: string, isFirstDescending: boolean, isAdded: boolean): Sort {
  const old = sort.find((one) => one.key === key);
  if (!isAdded) {
    const isDescending = old === undefined ? isFirstDescending : !old.isDescending;
    return [{ key, isDescending }];
  }
  if (old === undefined) return [...sort.slice(0, MOST - 1), { key, isDescending: isFirstDescending }];
  const isTurned = old.isDescending !== isFirstDescending;
  if (isTurned) return sort.length === 1 ? sort : sort.filter((one) => one.key !== key);
  return sort.map((one) => (one.key === key ? { key, isDescending: !one.isDescending } : one));
}

/** What the header of a column shows of the order. */
export interface SortOrder {
  /** Null where the table is not sorted by it. */
  readonly order: 'ascending' | 'descending' | null;
  /** Counted from 1; null of the only column that the table is sorted by. */
  readonly place: number | null;
}

export function orderOf(sort: Sort, key: string): SortOrder {
  const index = sort.findIndex((one) => one.key === key);
  const found = sort[index];
  if (found === undefined) return { order: null, place: null };
  return {
    order: found.isDescending ? 'descending' : 'ascending',
    place: sort.length > 1 ? index + 1 : null,
  };
}

/** As many as the contract takes. */
const MOST = 5;
