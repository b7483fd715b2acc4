import { AppError, toEnvelope } from '@shared/errors';
import { log } from './log';

/** A result a program reads: undefined figures are null, never NaN. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is going on, for people: never mixed into the result on stdout. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The sentence and its details on stderr, exit code 1; the stack of what nobody foresaw in the log. */
export function fail(error: unknown): void {
  const { message, details } = toEnvelope(error);
  note(message);
  if (!(error instanceof AppError)) {
    log.error(error);
    note(`  log: ${log.path}`);
  }
  for (const detail of details) if (!message.includes(detail)) note(`  ${detail}`);
  process.exitCode = 1;
}

export interface Column<T> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly cell: (row: T) => string;
}

/** A column of numbers. */
export function figure<T>(title: string, cell: (row: T) => string): Column<T> {
  return { title, align: 'right', cell };
}

/** Rows as aligned text, two spaces between columns. */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.cell(row))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const pad = (text: string, index: number): string =>
    columns[index]?.align === 'right' ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

export const undefinedFigure = 'n/a';

export function percent(value: number | null | undefined, digits = 2): string {
  return value === null || value === undefined ? undefinedFigure : `${(value * 100).toFixed(digits)}%`;
}

export function decimal(value: number | null | undefined, digits = 2): string {
  return value === null || value === undefined ? undefinedFigure : value.toFixed(digits);
}
