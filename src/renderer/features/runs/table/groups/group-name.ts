import type { RunTableRow } from '@shared/run-table';
import { wordsOf } from '../columns/column-words';
import type { DrawnColumns } from '../columns/use-drawn-columns';

type Parts = Extract<RunTableRow, { kind: 'group' }>['by'];
type Part = Parts[number];

/** Of a group by all but the seed where all runs are in it. */
export const unparted = 'The same in everything but the seed';

/** Fields of the experiment that have columns of another name. */
const sameAs: Readonly<Record<string, string>> = { 'data.series': 'series' };

/**
 * What the columns do not show already, or all of it where they show everything. What tells most groups apart comes first, since a long
 * name is cut at its end.
 */
export function partsToName(
  by: Parts,
  { columns, distinct }: Pick<DrawnColumns, 'columns' | 'distinct'>,
): Parts {
  const left = by.filter((part) => !columns.some(({ key }) => key === (sameAs[part.key] ?? part.key)));
  const rank = ({ key, value }: Part): number => (value === null ? 0 : (distinct.get(key) ?? 1));
  return (left.length === 0 ? by : left).toSorted((a, b) => rank(b) - rank(a));
}

/** Of these the value alone says what it is. */
export const isNamedByValue = ({ key, value }: Part): boolean =>
  value !== null && ['series', 'experiment', 'state', 'sweep', 'name'].includes(key);

export const titleOfPart = ({ key }: Part): string => wordsOf(key).title;

export const partText = ({ key, value }: Part): string =>
  value === null ? 'not set' : wordsOf(key).format(value);

/** What the runs of a group have in common, in words. */
export function groupTitle(by: Parts): string {
  return by.length === 0 ? unparted : by.map((part) => `${titleOfPart(part)} ${partText(part)}`).join(', ');
}
