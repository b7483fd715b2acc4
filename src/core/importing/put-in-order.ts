import type { Finding } from '@shared/series';
import { type BarTable, tableColumns } from './bar-table';
import { counted, ExampleList, finding, type Place } from './findings';

/** Rows in time order, each time once; `columns` in the order of `tableColumns`. */
export interface OrderedRows {
  readonly columns: readonly Float64Array[];
  /** Line of the file of each row. */
  readonly lines: Uint32Array;
  readonly findings: readonly Finding[];
}

/**
 * Sorts the rows by time and drops rows that repeat another one to the digit: both are warnings, since
 * nothing is lost. Two different rows of the same time are an error, since no rule could say which is right.
 */
export function putInOrder(table: BarTable, place: Place = 'line'): OrderedRows {
  const unsorted = unsortedFinding(table);
  const order = unsorted === null ? Uint32Array.from(table.lines, (_, row) => row) : sortedRows(table);
  const { kept, duplicate } = withoutDuplicates(table, order, place);
  return {
    columns: tableColumns.map((name) => pick(table.column(name), new Float64Array(kept.length), kept)),
    lines: pick(table.lines, new Uint32Array(kept.length), kept),
    findings: [unsorted, duplicate].filter((each) => each !== null),
  };
}

/** A plain loop: `from` with a function is what the profile of a million rows shows first after parsing. */
function pick<T extends Float64Array | Uint32Array>(column: T, into: T, rows: readonly number[]): T {
  for (let i = 0; i < rows.length; i += 1) into[i] = column[rows[i]!]!;
  return into;
}

function unsortedFinding(table: BarTable): Finding | null {
  const time = table.column('time');
  const list = new ExampleList();
  for (let row = 1; row < time.length; row += 1) {
    if (time[row]! < time[row - 1]!)
      list.add(table.lines[row]!, null, () => 'the row is older than the one before it.');
  }
  if (list.count === 0) return null;
  if (list.count === time.length - 1 && list.count > 1) {
    return finding('unsorted', 'note', list.count, {
      message: 'The file runs from the newest row to the oldest; the bars are put into time order.',
    });
  }
  return finding('unsorted', 'warning', list.count, {
    message: `${counted(list.count, 'row is', 'rows are')} older than the row before; the bars are sorted by time.`,
    examples: list.examples,
  });
}

function sortedRows(table: BarTable): Uint32Array {
  const time = table.column('time');
  return Uint32Array.from(time, (_, row) => row).sort((a, b) => time[a]! - time[b]! || a - b);
}

function withoutDuplicates(table: BarTable, order: Uint32Array, place: Place) {
  const columns = tableColumns.map((name) => table.column(name));
  const time = columns[0]!;
  const equal = new ExampleList();
  const different = new ExampleList();
  const kept: number[] = [];
  for (const row of order) {
    const last = kept.at(-1);
    if (last === undefined || time[row] !== time[last]) kept.push(row);
    else if (columns.every((column) => Object.is(column[row], column[last]))) {
      equal.add(table.lines[row]!, null, () => `the row repeats ${place} ${table.lines[last]}.`);
    } else {
      different.add(
        table.lines[row]!,
        null,
        () => `the row has the time of ${place} ${table.lines[last]} but other values.`,
      );
    }
  }
  return { kept, duplicate: duplicateFinding(equal, different) };
}

function duplicateFinding(equal: ExampleList, different: ExampleList): Finding | null {
  const count = equal.count + different.count;
  if (different.count > 0) {
    return finding('duplicate', 'error', count, {
      message: `${counted(different.count, 'row has', 'rows have')} the time of another row but other values. Remove the wrong ones from the file, or check the time zone and the time format.`,
      examples: different.examples,
    });
  }
  if (count === 0) return null;
  return finding('duplicate', 'warning', count, {
    message: `${counted(count, 'row repeats', 'rows repeat')} another one exactly; each is kept once.`,
    examples: equal.examples,
  });
}
