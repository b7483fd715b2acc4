import { type Column, isText, type RunFrame } from './frame';

export interface RunGroup {
  /** The same for the same values, whatever else is in the table. Made when it is asked for: of thousands of groups few are seen. */
  readonly key: () => string;
  /** In the order given. */
  readonly rows: Int32Array;
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
  let place = new Int32Array(rows.length);
  let count = rows.length === 0 ? 0 : 1;
  for (const { column } of differing) {
    // Where every run is a group of its own, nothing can part them any more.
    if (count === rows.length) break;
    if (column !== undefined) ({ place, count } = refined(place, rows, column));
  }
  const keyOf = keysOf(frame, columns);
  return collected(rows, place, count).map((members) => ({
    key: () => keyOf(members[0]!),
    rows: members,
  }));
}

/** Whether two rows differ in a column. */
export function differs(column: Column, rows: Int32Array): boolean {
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

/** Splits groups where their rows differ in a column; `place` is the group of each row of `rows`. */
function refined(place: Int32Array, rows: Int32Array, column: Column) {
  const next = new Int32Array(rows.length);
  const values = isText(column) ? column.codes : column.values;
  const valueIds = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    const id = numbered(valueIds, value);
    next[k] = numbered(pairs, place[k]! * (rows.length + 1) + id);
  }
  return { place: next, count: pairs.size };
}

function numbered(ids: Map<number, number>, value: number): number {
  const known = ids.get(value);
  if (known !== undefined) return known;
  ids.set(value, ids.size);
  return ids.size - 1;
}

function collected(rows: Int32Array, place: Int32Array, count: number): readonly Int32Array[] {
  const sizes = new Int32Array(count);
  for (const group of place) sizes[group]!++;
  const members = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let k = 0; k < rows.length; k++) {
    const group = place[k]!;
    members[group]![sizes[group]!++] = rows[k]!;
  }
  return members;
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
    let [a, b] = [start, other];
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

const start = 0x811c9dc5;
const other = 0x9e3779b9;

function hashText(text: string, from: number): number {
  let hash = from;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

/** Stirs another 32 bits in, with the last steps of MurmurHash3 so that every bit counts. */
function mixed(hash: number, bits: number): number {
  let h = Math.imul(hash ^ bits, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
