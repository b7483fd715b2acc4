import type { Cell, GroupCell } from '@shared/run-table';
import { type Column, isText, type RunFrame } from './frame';
import type { Rows } from './partition';
import { unpackTags } from './words';

/** What a run has in a column; null where that is undefined. */
export function cellOf({ words }: RunFrame, column: Column | undefined, row: number): Cell {
  if (column === undefined) return null;
  if (isText(column)) {
    const code = column.codes[row]!;
    if (column.kind === 'tags') return code < 0 ? [] : [...unpackTags(words.text(code))];
    return code < 0 ? null : words.text(code);
  }
  const value = column.values[row]!;
  if (Number.isNaN(value)) return null;
  return column.kind === 'flag' ? value === 1 : value;
}

/** A column over the runs of a group; figures are those of the runs that have one. */
export function groupCellOf(frame: RunFrame, column: Column | undefined, rows: Rows): GroupCell {
  const value = isShared(column, rows) ? cellOf(frame, column, rows[0]!) : null;
  if (column === undefined || isText(column) || column.kind === 'flag')
    return { value, mean: null, sd: null, min: null, max: null, count: definedIn(column, rows) };
  const { mean, sd, min, max, count } = figuresOf(column.values, rows);
  const orNull = (figure: number): number | null => (Number.isNaN(figure) ? null : figure);
  return { value, mean: orNull(mean), sd: orNull(sd), min: orNull(min), max: orNull(max), count };
}

interface Figures {
  readonly mean: number;
  /** Of the sample: over count - 1. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** Of the rows whose value is defined; NaN where there is none. */
export function meanOf(values: Float64Array, rows: Rows): number {
  let sum = 0;
  let count = 0;
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** The greatest of the values that are defined; NaN where there is none. */
export function newestOf(values: Float64Array, rows: Rows): number {
  let newest = Number.NaN;
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    if (value > newest || Number.isNaN(newest)) newest = value;
  }
  return newest;
}

/** Over the rows whose value is defined; NaN where there are too few. */
function figuresOf(values: Float64Array, rows: Rows): Figures {
  let [count, min, max] = [0, Number.NaN, Number.NaN];
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    if (Number.isNaN(value)) continue;
    count++;
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
  }
  const mean = meanOf(values, rows);
  let squares = 0;
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  }
  return { mean, sd: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1)), min, max, count };
}

function isShared(column: Column | undefined, rows: Rows): boolean {
  if (column === undefined || rows.length === 0) return false;
  const values = isText(column) ? column.codes : column.values;
  for (let k = 1; k < rows.length; k++) if (!Object.is(values[rows[k]!], values[rows[0]!])) return false;
  return true;
}

function definedIn(column: Column | undefined, rows: Rows): number {
  if (column === undefined) return 0;
  let count = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    if (isText(column) ? column.codes[row]! >= 0 : !Number.isNaN(column.values[row]!)) count++;
  }
  return count;
}
