import type { Finding, ImportOptions } from '@shared/series';
import { detectDateFormat } from './detect-date-format';
import { commonestWidth, type Delimiter, detectDelimiter, isNumeric } from './detect-delimiter';
import { rolesByContent, rolesByHeader } from './detect-roles';
import { finding } from './findings';
import { formatOf } from './formats';
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
  const roles = () => {
    const general = detectColumns(header, hasHeader, body, width, decimal);
    return format?.columns?.(look, general) ?? general;
  };
  const columns = known.columns?.length === width ? known.columns : roles();
  const examples = timeCells([...body, ...sample.further(delimiter)], columns);
  const guess = detectDateFormat(examples);
  const dateFormat = known.dateFormat ?? guess?.format ?? 'auto-iso';
  const symbolColumn =
    (known.columns?.length === width ? known.symbolColumn : undefined) ??
    detectSymbolColumn(header, columns, [...body, ...sample.further(delimiter)]);
  const isOpenClock = known.timeZone === undefined && isWallClock(dateFormat, examples);
  return {
    format: format?.name ?? null,
    options: {
      delimiter,
      hasHeader,
      decimal,
      dateFormat,
      timeZone: known.timeZone ?? 'UTC',
      columns,
      ...(symbolColumn === null ? {} : { symbolColumn }),
      ...(known.symbol === undefined ? {} : { symbol: known.symbol }),
    },
    header,
    findings: [
      known.dateFormat === undefined && guess?.rival ? ambiguous(guess.format, guess.rival, examples) : null,
      format?.clock !== undefined && isOpenClock ? openClock(format.clock) : null,
    ].filter((each) => each !== null),
  };
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

function detectColumns(
  header: readonly string[],
  hasHeader: boolean,
  body: Rows,
  width: number,
  decimal: DecimalMark,
): ImportOptions['columns'] {
  const named = hasHeader ? rolesByHeader(header, body) : [];
  if (named.includes('close') && named.includes('time')) return named;
  const isTime = (column: number) => detectDateFormat(timeCells(body, timeAt(width, column))) !== null;
  if (named.includes('close')) {
    // As pandas writes it: an index of dates without a name.
    const unnamed = named.findIndex((role, column) => role === 'ignore' && isTime(column));
    return named.map((role, column) => (column === unnamed ? 'time' : role));
  }
  return rolesByContent(body, width, decimal, isTime);
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

function ambiguous(format: string, rival: string, examples: readonly string[]): Finding {
  return finding('ambiguous-date', 'warning', examples.length, {
    message:
      `Dates such as ${examples[0]} can be read as ${format} and as ${rival}, and no date in the part looked at tells which is right. ` +
      `They are read as ${format}; choose the other date format if that is wrong.`,
  });
}
