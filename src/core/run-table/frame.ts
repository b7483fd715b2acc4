import { createWords, type Words } from './words';

export type ColumnKind = 'number' | 'text' | 'time' | 'flag' | 'tags';

/** One value a row: NaN where undefined. Times in milliseconds since 1970, flags 0 or 1. */
export interface NumberColumn {
  readonly kind: 'number' | 'time' | 'flag';
  readonly values: Float64Array;
}

/** One word a row by its number, -1 where undefined; tags as `packTags` has them. */
export interface TextColumn {
  readonly kind: 'text' | 'tags';
  readonly codes: Int32Array;
}

export type Column = NumberColumn | TextColumn;

/** What is known of a run, by the keys of its columns; null is undefined. */
export type CellValue = number | string | boolean | null;

/** Runs as columns: a row is a run, from its first appearance on until the frame is dropped. */
export interface RunFrame {
  readonly words: Words;
  /** Rows in use, those of runs that are gone among them. */
  readonly size: number;
  /** Id of the run of each row. */
  readonly ids: Float64Array;
  /** 1 of a run that is there. */
  readonly isLive: Uint8Array;
  /** Grows with every change of what any column holds. */
  readonly revision: number;
  /** Grows when a column comes, is widened or turns from numbers into texts: columns got before are then out of use. */
  readonly layout: number;
  column(key: string): Column | undefined;
  readonly keys: Iterable<string>;
  /** Whether a run is there. */
  has(id: number): boolean;
  /** The row of a run; a new one has nothing in it. */
  rowOf(id: number): number;
  drop(id: number): void;
  /** The column that values of this kind go to; where numbers meet texts it is one of texts. */
  columnFor(key: string, kind: ColumnKind): Column;
  set(row: number, key: string, kind: ColumnKind, value: CellValue): void;
  /** Takes away what a row has in all columns but these. */
  clear(row: number, but: (key: string) => boolean): void;
  /** Says that columns were written to from outside. */
  touch(): void;
  /** Makes room for so many rows at once. */
  reserve(rows: number): void;
}

export function isText(column: Column): column is TextColumn {
  return column.kind === 'text' || column.kind === 'tags';
}

export function createRunFrame(): RunFrame {
  const words = createWords();
  const columns = new Map<string, Column>();
  const rows = new Map<number, number>();
  let capacity = 64;
  let ids = new Float64Array(capacity);
  let isLive = new Uint8Array(capacity);
  let [size, revision, layout] = [0, 0, 0];

  const reserve = (wanted: number): void => {
    if (wanted <= capacity) return;
    capacity = Math.max(wanted, 2 * capacity);
    ids = widened(ids, new Float64Array(capacity));
    isLive = widened(isLive, new Uint8Array(capacity));
    for (const [key, column] of columns) columns.set(key, wider(column, capacity));
    layout++;
  };
  const columnFor = (key: string, kind: ColumnKind): Column => {
    const found = columns.get(key);
    if (found && (isText(found) || (kind !== 'text' && kind !== 'tags'))) return found;
    const column = found ? inWords(found as NumberColumn, words) : emptyColumn(kind, capacity);
    columns.set(key, column);
    layout++;
    return column;
  };
  return {
    words,
    get size() {
      return size;
    },
    get ids() {
      return ids;
    },
    get isLive() {
      return isLive;
    },
    get revision() {
      return revision;
    },
    get layout() {
      return layout;
    },
    column: (key) => columns.get(key),
    keys: { [Symbol.iterator]: () => columns.keys() },
    has: (id) => isLive[rows.get(id) ?? size] === 1,
    rowOf(id) {
      const known = rows.get(id);
      const row = known ?? size;
      if (known === undefined) {
        reserve(size + 1);
        rows.set(id, size++);
        ids[row] = id;
      }
      if (isLive[row] === 0) revision++;
      isLive[row] = 1;
      return row;
    },
    drop(id) {
      const row = rows.get(id);
      if (row === undefined || isLive[row] === 0) return;
      isLive[row] = 0;
      revision++;
    },
    columnFor,
    set(row, key, kind, value) {
      if (value === null && !columns.has(key)) return;
      const column = columnFor(key, value === null ? 'number' : kind);
      if (put(column, row, value, words)) revision++;
    },
    clear(row, but) {
      for (const [key, column] of columns) if (!but(key)) put(column, row, null, words);
      revision++;
    },
    touch() {
      revision++;
    },
    reserve,
  };
}

function emptyColumn(kind: ColumnKind, capacity: number): Column {
  return kind === 'text' || kind === 'tags'
    ? { kind, codes: new Int32Array(capacity).fill(-1) }
    : { kind, values: new Float64Array(capacity).fill(Number.NaN) };
}

function inWords({ values }: NumberColumn, words: Words): TextColumn {
  return {
    kind: 'text',
    codes: Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : words.idOf(String(value)))),
  };
}

function wider(column: Column, capacity: number): Column {
  return isText(column)
    ? { ...column, codes: widened(column.codes, new Int32Array(capacity).fill(-1)) }
    : { ...column, values: widened(column.values, new Float64Array(capacity).fill(Number.NaN)) };
}

function widened<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Whether that changed anything. */
function put(column: Column, row: number, value: CellValue, words: Words): boolean {
  if (isText(column)) {
    const code = value === null ? -1 : words.idOf(String(value));
    const isNew = column.codes[row] !== code;
    column.codes[row] = code;
    return isNew;
  }
  const number = value === null ? Number.NaN : Number(value);
  const isNew = !Object.is(column.values[row], number);
  column.values[row] = number;
  return isNew;
}
