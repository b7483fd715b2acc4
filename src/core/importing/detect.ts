import type { Finding, ImportOptions } from '@shared/series';
import type { Cells } from './cells';
import { type DateFormatGuess, detectDateFormat } from './detect-date-format';
import { commonestWidth, type Delimiter, detectDelimiter, isNumeric } from './detect-delimiter';
import { detectKind, kindOfRoles } from './detect-kind';
import { numberColumns } from './detect-scalar';
import { finding } from './findings';
import { formatOf } from './formats';
import { isRoleOf } from './layout';
import { type DecimalMark, isMissing, parseNumber } from './numbers';
import { detectSymbolColumn } from './symbol-column';
import { statesOffset } from './time-parser';

const clock = /\d:\d\d|\d{8} \d{4}/;
const midnight = /[ T](00:00(:00)?|0000(00)?)$/;

type Rows = readonly (readonly string[])[];

/** Parts of a file, cut into cells by whichever delimiter is tried. */
export interface TableSample {
  /** The first rows, a header included. */
  readonly head: (delimiter: Delimiter) => Rows;
  /** Rows from further down, which tell days from months where the first ones do not. */
  readonly further: (delimiter: Delimiter) => Rows;
}

export interface Detection {
  /** Name of the format that the file is in; null for a table like any other. */
  readonly format: string | null;
  readonly options: ImportOptions;
  /** Header cells, or `Column 1`... where there is no header. */
  readonly header: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * How to read a file, judged by its look. What was told already (`known`) is kept, and what follows from it
 * is judged anew: another delimiter gives other columns.
 *
 * @param fileName as the file was saved; some formats show in nothing else.
 */
export function detect(sample: TableSample, known: Partial<ImportOptions> = {}, fileName = ''): Detection {
  const delimiter = known.delimiter ?? detectDelimiter(sample.head);
  const rows = sample.head(delimiter);
  const hasHeader = known.hasHeader ?? looksLikeHeader(rows);
  const body = hasHeader ? rows.slice(1) : rows;
  const width = Math.max(hasHeader ? (rows[0]?.length ?? 0) : 0, commonestWidth(body));
  const decimal = known.decimal ?? detectDecimal(body, delimiter);
  const header = headerCells(hasHeader ? rows[0] : undefined, width);
  const names = hasHeader ? (rows[0] ?? []).map((cell) => cell.trim()) : null;
  const look = { fileName, header: names, rows: body };
  const format = formatOf(look);
  const cells: Cells = {
    header: hasHeader ? header : null,
    rows: body,
    width,
    decimal,
    isTime: (column) => detectDateFormat(timeCells(body, timeAt(width, column))) !== null,
  };
  const told = toldColumns(known, width);
  const read =
    told === null
      ? detectKind(cells, known.kind)
      : { kind: known.kind ?? kindOfRoles(told) ?? 'bars', columns: told };
  const { kind } = read;
  const columns = (told === null && format?.columns?.(look, read.columns)) || [...read.columns];
  const examples = timeCells([...body, ...sample.further(delimiter)], columns);
  const guess = detectDateFormat(examples);
  const dateFormat = known.dateFormat ?? guess?.format ?? 'auto-iso';
  const timeZone = known.timeZone ?? 'UTC';
  const symbolColumn =
    (told === null ? undefined : known.symbolColumn) ??
    detectSymbolColumn(header, columns, [...body, ...sample.further(delimiter)]);
  return {
    format: format?.name ?? null,
    options: {
      kind,
      delimiter,
      hasHeader,
      decimal,
      dateFormat,
      timeZone,
      columns,
      ...(symbolColumn === null ? {} : { symbolColumn }),
      ...(known.symbol === undefined ? {} : { symbol: known.symbol }),
    },
    header,
    findings: [
      ambiguous(guess, dateFormat, examples),
      format?.clock !== undefined && timeZone === 'UTC' && isWallClock(dateFormat, examples)
        ? openClock(format.clock)
        : null,
      kind === 'scalar' ? severalValues(cells, columns, header) : null,
    ].filter((each) => each !== null),
  };
}

/** Roles that were told and fit the file and the kind; null where they have to be found. */
function toldColumns(
  { columns, kind }: Partial<ImportOptions>,
  width: number,
): ImportOptions['columns'] | null {
  if (columns?.length !== width) return null;
  return kind === undefined || columns.every((role) => isRoleOf(kind, role)) ? columns : null;
}

/** The text that is parsed as the time of a row: its time columns, joined by a space. */
export function timeCell(cells: readonly string[], timeColumns: readonly number[]): string {
  return timeColumns
    .map((column) => cells[column]?.trim() ?? '')
    .join(' ')
    .trim();
}

export function columnsOf(
  columns: ImportOptions['columns'],
  role: ImportOptions['columns'][number],
): number[] {
  return columns.flatMap((each, column) => (each === role ? [column] : []));
}

/** A header holds words where the row below holds numbers. */
function looksLikeHeader(rows: Rows): boolean {
  const [first, second] = rows;
  if (first === undefined) return false;
  const isWordy =
    first.some((cell) => /[\p{L}]/u.test(cell)) && !first.some((cell) => isNumeric(cell.trim()));
  return isWordy && (second === undefined || detectDateFormat([first[0]!.trim()]) === null);
}

function headerCells(first: readonly string[] | undefined, width: number): string[] {
  return Array.from({ length: width }, (_, column) => first?.[column]?.trim() || `Column ${column + 1}`);
}

function timeAt(width: number, column: number): ImportOptions['columns'] {
  return Array.from({ length: width }, (_, i) => (i === column ? 'time' : 'ignore'));
}

/**
 * The mark under which more cells are numbers; a comma where a cell such as `1,234` leaves it open and no
 * comma parts the cells.
 */
function detectDecimal(body: Rows, delimiter: Delimiter): DecimalMark {
  const cells = body.flat().map((cell) => cell.trim());
  const readable = (mark: DecimalMark) =>
    cells.filter((cell) => !Number.isNaN(parseNumber(cell, mark))).length;
  const difference = readable(',') - readable('.');
  if (difference !== 0) return difference > 0 ? ',' : '.';
  const hasComma = cells.some((cell) => /^\d+,\d+$/.test(cell));
  return hasComma && delimiter === ';' ? ',' : '.';
}

function timeCells(rows: Rows, columns: ImportOptions['columns']): string[] {
  const timeColumns = columnsOf(columns, 'time');
  if (timeColumns.length === 0) return [];
  return rows.map((row) => timeCell(row, timeColumns)).filter((cell) => !isMissing(cell));
}

/** Times of the day that say nothing of their zone. */
function isWallClock(dateFormat: string, examples: readonly string[]): boolean {
  if (dateFormat.startsWith('epoch') || /z$/i.test(dateFormat)) return false;
  return examples.some(
    (example) => clock.test(example) && !midnight.test(example) && !statesOffset.test(example),
  );
}

function openClock(whose: string): Finding {
  return finding('time-zone', 'note', 1, {
    message: `${whose}, without saying so in the file; they are read as UTC. Choose the time zone if the hour matters, as it does beside other series.`,
  });
}

/** Where two formats read every date, and the one that is used is one of them, whoever chose it. */
function ambiguous(guess: DateFormatGuess | null, used: string, examples: readonly string[]): Finding | null {
  if (guess === null || guess.rival === null || (used !== guess.format && used !== guess.rival)) return null;
  const other = used === guess.format ? guess.rival : guess.format;
  return finding('ambiguous-date', 'warning', examples.length, {
    message:
      `Dates such as ${examples[0]} can be read as ${used} and as ${other}, and no date in the part looked at tells which is right. ` +
      `They are read as ${used}; choose the other date format if that is wrong.`,
  });
}

function severalValues(
  cells: Cells,
  columns: ImportOptions['columns'],
  header: readonly string[],
): Finding | null {
  const value = columns.indexOf('value');
  const others = numberColumns(cells).filter((column) => columns[column] === 'ignore');
  if (value < 0 || others.length === 0) return null;
  const named = others.slice(0, 3).map((column) => header[column]);
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return finding('several-values', 'note', others.length, {
    message: `The value is read from the column ${header[value]}; there are also numbers in ${named.join(', ')}${more}. A series holds one of them: choose another, or import the file once more for it.`,
  });
}
