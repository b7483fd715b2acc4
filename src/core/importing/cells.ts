import { isNumeric } from './detect-delimiter';
import { rolesByHeader } from './detect-roles';
import { type DecimalMark, isMissing } from './numbers';

/** A file's cells, and what its columns are judged by. */
export interface Cells {
  /** Names of the columns; null where the file has no header. */
  readonly header: readonly string[] | null;
  /** Rows below it. */
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
  readonly decimal: DecimalMark;
  /** Whether a column holds dates. */
  readonly isTime: (column: number) => boolean;
}

/** Columns of the time: those so named, a date and a clock apart included, or the first that holds dates. */
export function timeColumns({ header, rows, width, isTime }: Cells): number[] {
  const named = header === null ? [] : rolesByHeader(header, rows);
  const found = named.flatMap((role, column) => (role === 'time' ? [column] : []));
  if (found.length > 0) return found;
  const first = Array.from({ length: width }, (_, column) => column).find(isTime);
  return first === undefined ? [] : [first];
}

/** Whether at least half of the cells that hold anything hold a number. */
export function holdsNumbers({ rows }: Cells, column: number): boolean {
  const held = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => !isMissing(cell));
  return held.length > 0 && held.filter(isNumeric).length >= held.length / 2;
}
