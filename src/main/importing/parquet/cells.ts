import type { ParquetParsers, SchemaElement } from 'hyparquet';

/** Turns a value of a column into the text that the same value has in a CSV file; empty for none. */
export type CellOf = (value: unknown) => string;

/**
 * Reads times as milliseconds since 1970, so that no column of dates has to be held as objects. Finer parts
 * are cut off, as those of a CSV file are.
 */
export const timesAsNumbers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => Number(millis),
  timestampFromMicroseconds: (micros) => Number(micros / 1000n),
  timestampFromNanoseconds: (nanos) => Number(nanos / 1_000_000n),
  dateFromDays: (days) => days * 86_400_000,
};

/**
 * Times become ISO 8601: with a `Z` where the column is in UTC, without an offset where it holds wall clocks.
 * A column without a logical type is in UTC by the format's rules, one of the old 96-bit times is not told.
 */
export function cellsOf({
  type,
  converted_type: converted,
  logical_type: logical,
  scale,
}: SchemaElement): CellOf {
  if (logical?.type === 'TIMESTAMP') return timeCell(logical.isAdjustedToUTC ? 'Z' : '');
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS') return timeCell('Z');
  if (type === 'INT96') return timeCell('');
  if (converted === 'DATE' || logical?.type === 'DATE') return (value) => iso(value)?.slice(0, 10) ?? '';
  if (logical?.type === 'TIME') return clockCell({ MILLIS: 1, MICROS: 1e3, NANOS: 1e6 }[logical.unit]);
  if (converted === 'DECIMAL') return (value) => (typeof value === 'number' ? value.toFixed(scale ?? 0) : '');
  return plainCell;
}

/** NaN is how pandas writes that there is no value. */
function plainCell(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return Number.isNaN(value) ? '' : String(value);
    case 'string':
      return value;
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return '';
  }
}

function timeCell(offset: string): CellOf {
  return (value) => {
    const text = iso(value);
    return text === null ? '' : text.slice(0, -1) + offset;
  };
}

function clockCell(unitsPerMs: number): CellOf {
  return (value) =>
    typeof value === 'number' || typeof value === 'bigint'
      ? (iso(Math.floor(Number(value) / unitsPerMs))?.slice(11, 19) ?? '')
      : '';
}

const lastTime = 8.64e15;

function iso(value: unknown): string | null {
  return typeof value === 'number' && Math.abs(value) <= lastTime ? new Date(value).toISOString() : null;
}
