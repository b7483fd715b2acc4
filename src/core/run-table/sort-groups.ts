import { meanOf, newestOf } from './cells';
import { isText, type RunFrame } from './frame';
import { differs, type RunGroup } from './group';
import type { Rows } from './partition';
import { compareDefined, compareText, type SortKey } from './sort';

/** What groups are sorted by: of numbers their mean, of times the newest, of others what all their runs share; or how many they are. */
export type GroupSortKey = SortKey | { readonly bySize: true; readonly isDescending: boolean };

/** Groups in order; those without a value come last either way, and those that are alike stay as they were. */
export function sortGroups(
  frame: RunFrame,
  groups: readonly RunGroup[],
  keys: readonly GroupSortKey[],
): readonly RunGroup[] {
  const orders = keys.map((key) => ({ ...valuesOf(frame, groups, key), isDescending: key.isDescending }));
  const places = groups.map((_, place) => place);
  places.sort((a, b) => {
    for (const { values, texts, isDescending } of orders) {
      const order =
        texts === null
          ? compareDefined(values[a]!, values[b]!, isDescending)
          : compareTexts(texts[a]!, texts[b]!, isDescending);
      if (order !== 0) return order;
    }
    return a - b;
  });
  return places.map((place) => groups[place]!);
}

interface GroupValues {
  readonly values: Float64Array;
  /** In place of the values where they are texts; null of a group that shares none. */
  readonly texts: readonly (string | null)[] | null;
}

function valuesOf({ words }: RunFrame, groups: readonly RunGroup[], key: GroupSortKey): GroupValues {
  const numbers = (of: (rows: Rows) => number): GroupValues => ({
    values: Float64Array.from(groups, ({ rows }) => of(rows)),
    texts: null,
  });
  if ('bySize' in key) return numbers((rows) => rows.length);
  const { column } = key;
  if (column === undefined) return numbers(() => Number.NaN);
  if (isText(column)) {
    const texts = groups.map(({ rows }) => {
      const code = column.codes[rows[0]!]!;
      return code < 0 || differs(column, rows) ? null : words.order(code);
    });
    return { values: new Float64Array(0), texts };
  }
  const { values, kind } = column;
  const figureOf = kind === 'time' ? newestOf : meanOf;
  return numbers((rows) => figureOf(values, rows));
}

function compareTexts(a: string | null, b: string | null, isDescending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return isDescending ? compareText(b, a) : compareText(a, b);
}
