import { type Column, isText, type RunFrame } from './frame';
import { hashText, mixed, other, start } from './hash';
import { partition, type Rows } from './partition';

export interface RunGroup {
  /** The same for the same values, whatever else is in the table. Made when it is asked for: of thousands of groups few are seen. */
  readonly key: () => string;
  /** In the order given. */
  readonly rows: Rows;
}

/** A column that runs are grouped by. */
export interface GroupColumn {
  readonly key: string;
  readonly column: Column | undefined;
}

/**
 * Puts rows together that have the same in every column, in the order of their first rows; what is undefined is a value of its own.
 *
 * @param differing those of the columns in which the rows are not all the same
 */
export function groupRuns(
  frame: RunFrame,
  rows: Int32Array,
  columns: readonly GroupColumn[],
  differing: readonly GroupColumn[],
): readonly RunGroup[] {
  const keyOf = keysOf(frame, columns);
  const parting = differing.flatMap(({ column }) => column ?? []);
  return partition(rows, parting).map((members) => ({ key: () => keyOf(members[0]!), rows: members }));
}

/** Whether two rows differ in a column. */
export function differs(column: Column, rows: Rows): boolean {
  if (rows.length < 2) return false;
  const values = isText(column) ? column.codes : column.values;
  const first = values[rows[0]!]!;
  const isUndefined = Number.isNaN(first);
  for (let k = 1; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    if (value !== first && !(isUndefined && Number.isNaN(value))) return true;
  }
  return false;
}

/** A short text that stands for what a row has in columns: two hashes by FNV-1a of Fowler, Noll and Vo, of what is defined. */
function keysOf({ words }: RunFrame, columns: readonly GroupColumn[]): (row: number) => string {
  const bits = new Float64Array(1);
  const halves = new Uint32Array(bits.buffer);
  const wordHashes = new Map<number, number>();
  const hashOfWord = (code: number): number => {
    const known = wordHashes.get(code) ?? hashText(words.text(code), start);
    wordHashes.set(code, known);
    return known;
  };
  const seeded = columns.map(({ key, column }) => ({ column, seed: hashText(key, start) }));
  return (row) => {
    let [a, b]: [number, number] = [start, other];
    for (const { column, seed } of seeded) {
      if (column === undefined) continue;
      if (isText(column)) {
        const code = column.codes[row]!;
        if (code < 0) continue;
        halves[0] = hashOfWord(code);
        halves[1] = words.text(code).length;
      } else {
        const value = column.values[row]!;
        if (Number.isNaN(value)) continue;
        bits[0] = value;
      }
      a = mixed(mixed(mixed(a, seed), halves[0]!), halves[1]!);
      b = mixed(mixed(mixed(b, halves[1]!), halves[0]!), seed);
    }
    return `${hex(a)}${hex(b)}`;
  };
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
