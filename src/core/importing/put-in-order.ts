import type { Finding } from '@shared/series';
import { counted, ExampleList, finding, type Place } from './findings';
import type { RowTable } from './row-table';

/** Rows in time order, each time once; `columns` in the order of the table. */
export interface OrderedRows {
  readonly columns: readonly Float64Array[];
  /** Line of the file of each row. */
  readonly lines: Uint32Array;
  readonly findings: readonly Finding[];
}

/** What becomes of different rows of one time: the file is refused, or the last of them is kept. */
export type OnSameTime = 'refuse' | 'keep-last';

/**
 * Sorts the rows by time and drops rows that repeat another one to the digit: both are warnings, since nothing is lost. Of
 * two different rows of the same time no rule could say which is right, so they are an error, but for snapshots of what
 * changes within a millisecond: there the last one stands.
 */
export function putInOrder(
  table: RowTable,
  place: Place = 'line',
  onSameTime: OnSameTime = 'refuse',
): OrderedRows {
  const unsorted = unsortedFinding(table);
  const isReversed = unsorted?.severity === 'note';
  const order =
    unsorted === null ? Uint32Array.from(table.lines, (_, row) => row) : sortedRows(table, isReversed);
  const { kept, duplicate } = withoutDuplicates(table, order, place, onSameTime);
  return {
    columns: table.columns.map((column) => pick(column, new Float64Array(kept.length), kept)),
    lines: pick(table.lines, new Uint32Array(kept.length), kept),
    findings: [unsorted, duplicate].filter((each) => each !== null),
  };
}

/** A plain loop: `from` with a function is what the profile of a million rows shows first after parsing. */
function pick<T extends Float64Array | Uint32Array>(column: T, into: T, rows: readonly number[]): T {
  for (let i = 0; i < rows.length; i += 1) into[i] = column[rows[i]!]!;
  return into;
}

function unsortedFinding(table: RowTable): Finding | null {
  const { time, lines } = table;
  const list = new ExampleList();
  let repeats = 0;
  for (let row = 1; row < time.length; row += 1) {
    if (time[row]! < time[row - 1]!)
      list.add(lines[row]!, null, () => 'the row is older than the one before it.');
    else if (time[row] === time[row - 1]) repeats += 1;
  }
  if (list.count === 0) return null;
  if (list.count + repeats === time.length - 1 && list.count > 1) {
    return finding('unsorted', 'note', list.count, {
      message: 'The file runs from the newest row to the oldest; the rows are put into time order.',
    });
  }
  return finding('unsorted', 'warning', list.count, {
    message: `${counted(list.count, 'row is', 'rows are')} older than the row before; the rows are sorted by time.`,
    examples: list.examples,
  });
}

/** Of one time, what stands first in a file from newest to oldest is the newest. */
function sortedRows({ time }: RowTable, isReversed: boolean): Uint32Array {
  const sign = isReversed ? -1 : 1;
  return Uint32Array.from(time, (_, row) => row).sort((a, b) => time[a]! - time[b]! || sign * (a - b));
}

function withoutDuplicates(table: RowTable, order: Uint32Array, place: Place, onSameTime: OnSameTime) {
  const { columns, time, lines } = table;
  const equal = new ExampleList();
  const different = new ExampleList();
  const kept: number[] = [];
  for (const row of order) {
    const last = kept.at(-1);
    if (last === undefined || time[row] !== time[last]) kept.push(row);
    else if (columns.every((column) => Object.is(column[row], column[last]))) {
      equal.add(lines[row]!, null, () => `the row repeats ${place} ${lines[last]}.`);
    } else {
      different.add(
        lines[row]!,
        null,
        () => `the row has the time of ${place} ${lines[last]} but other values.`,
      );
      if (onSameTime === 'keep-last') kept[kept.length - 1] = row;
    }
  }
  return { kept, duplicate: duplicateFinding(equal, different, onSameTime) };
}

function duplicateFinding(
  equal: ExampleList,
  different: ExampleList,
  onSameTime: OnSameTime,
): Finding | null {
  const count = equal.count + different.count;
  if (different.count > 0) {
    const rows = counted(different.count, 'row has', 'rows have');
    return onSameTime === 'refuse'
      ? finding('duplicate', 'error', count, {
          message: `${rows} the time of another row but other values. Remove the wrong ones from the file, or check the time zone and the time format.`,
          examples: different.examples,
        })
      : finding('duplicate', 'warning', count, {
          message: `${rows} the time of another snapshot, to the millisecond; the last one of each time is kept.`,
          examples: different.examples,
        });
  }
  if (count === 0) return null;
  return finding('duplicate', 'warning', count, {
    message: `${counted(count, 'row repeats', 'rows repeat')} another one exactly; each is kept once.`,
    examples: equal.examples,
  });
}
