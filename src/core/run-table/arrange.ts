import type { RunTableAsk } from '@shared/run-table';
import type { Column, RunFrame } from './frame';
import { differs, type GroupColumn, groupRuns, type RunGroup } from './group';
import { factKinds } from './known-fields';
import { filterRuns } from './query/filter';
import type { QueryFault } from './query/node';
import type { QueryMoment } from './query/tests';
import { resolveField } from './resolve-field';
import { type SortKey, sortRuns } from './sort';
import { type GroupSortKey, sortGroups } from './sort-groups';

/** Every field of the spec but the seed. */
export const allButSeed = '*';
/** Sorts groups by how many runs they have. */
export const groupSize = 'runs';

/** The runs that are asked for, in order. */
export interface Found {
  /** Without archived runs unless they were asked for. */
  readonly total: number;
  /** Those that match, hidden ones among them. */
  readonly matched: Int32Array;
  readonly fault: QueryFault | null;
}

export interface Grouped {
  /** Null where they are not grouped. */
  readonly groups: readonly RunGroup[] | null;
  /** What is said of a group: the columns that were named, and of "all but seed" those in which the runs differ. */
  readonly told: readonly GroupColumn[];
}

export interface Arranged extends Found, Grouped {
  /** 1 of a row that is not shown. */
  readonly isHidden: Uint8Array;
}

export function findRuns(
  frame: RunFrame,
  { query, sort, archived }: Pick<RunTableAsk, 'query' | 'sort' | 'archived'>,
  moment: QueryMoment,
): Found {
  const { mask, fault } = filterRuns(frame, query, moment);
  const there = liveRows(frame, archived);
  const matching = there.filter((row) => mask[row] === 1);
  return { total: there.length, matched: sortRuns(frame, matching, sortKeys(frame, sort)), fault };
}

/** @param matched runs in the order that `sort` brings them into */
export function groupFound(
  frame: RunFrame,
  matched: Int32Array,
  { groupBy, sort }: Pick<RunTableAsk, 'groupBy' | 'sort'>,
): Grouped {
  if (groupBy.length === 0) return { groups: null, told: [] };
  const groupColumns = groupColumnsOf(frame, groupBy);
  const keys = sortKeys(frame, sort);
  const groupKeys = sort.map(
    ({ key, isDescending }, place): GroupSortKey =>
      key === groupSize ? { bySize: true, isDescending } : keys[place]!,
  );
  const differing = groupColumns.filter(({ column }) => column !== undefined && differs(column, matched));
  const groups = sortGroups(frame, groupRuns(frame, matched, groupColumns, differing), groupKeys);
  const told = groupColumns.filter((one) => groupBy.includes(one.key) || differing.includes(one));
  return { groups, told };
}

/** Of runs that are there, in the order of their appearance. */
export function liveRows(frame: RunFrame, isWithArchived: boolean): Int32Array {
  const archived = frame.column('archived');
  const flags = isWithArchived || archived?.kind !== 'flag' ? null : archived.values;
  const rows = new Int32Array(frame.size);
  let count = 0;
  for (let row = 0; row < frame.size; row++)
    if (frame.isLive[row] === 1 && flags?.[row] !== 1) rows[count++] = row;
  return rows.slice(0, count);
}

/** Fields of the spec but the seed and the name. */
function specKeys(frame: RunFrame): readonly string[] {
  return [...frame.keys].filter(
    (key) => !(key in factKinds) && !/^(#|seed$|(test|validation|train)\.)/.test(key),
  );
}

export function columnOf(frame: RunFrame, name: string): Column | undefined {
  const field = resolveField(frame, name);
  return field?.kind === 'age' ? frame.column('createdAt') : field?.column;
}

function sortKeys(frame: RunFrame, sort: RunTableAsk['sort']): readonly SortKey[] {
  return sort.map(({ key, isDescending }) => ({
    column: columnOf(frame, key),
    isDescending: key === 'age' ? !isDescending : isDescending,
  }));
}

function groupColumnsOf(frame: RunFrame, groupBy: readonly string[]): readonly GroupColumn[] {
  const keys = new Set(groupBy.flatMap((key) => (key === allButSeed ? specKeys(frame) : [key])));
  return [...keys].map((key) => ({ key, column: columnOf(frame, key) }));
}

export function hiddenRows(frame: RunFrame, ids: readonly number[]): Uint8Array {
  const isHidden = new Uint8Array(frame.size);
  if (ids.length === 0) return isHidden;
  const wanted = new Set(ids);
  for (let row = 0; row < frame.size; row++) if (wanted.has(frame.ids[row]!)) isHidden[row] = 1;
  return isHidden;
}
