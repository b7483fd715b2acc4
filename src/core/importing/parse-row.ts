import type { ImportOptions } from '@shared/series';
import { at, type TableColumn } from './bar-table';
import { columnsOf, timeCell } from './detect';
import { type DecimalMark, isMissing, parseNumber, parseVolume } from './numbers';
import { statesOffset, type TimeParser, timeParser } from './time-parser';
import { secondReading } from './zone';

/** Why a row cannot be read: the column's name, null for the row as a whole, and a sentence. */
export interface RowFault {
  readonly column: string | null;
  readonly reason: string;
}

/**
 * What a line holds: a bar, a time without any price (a holiday in some exports), or something that cannot
 * be read.
 */
export type RowOutcome = 'bar' | 'empty' | RowFault;

const prices = ['open', 'high', 'low', 'close', 'adjustedClose'] as const satisfies readonly TableColumn[];

/** Reads rows of one file as its options say. */
export class RowParser {
  private readonly width: number;
  private readonly timeColumns: readonly number[];
  private readonly priceColumns: readonly { readonly slot: number; readonly column: number }[];
  private readonly volumeColumn: number | undefined;
  private readonly decimal: DecimalMark;
  private readonly parseTime: TimeParser;
  private previousTime = Number.NEGATIVE_INFINITY;

  /** @param header names of the columns, for the sentences. */
  constructor(
    private readonly options: ImportOptions,
    private readonly header: readonly string[],
  ) {
    this.width = options.columns.length;
    this.decimal = options.decimal;
    this.timeColumns = columnsOf(options.columns, 'time');
    this.priceColumns = prices.flatMap((role) =>
      columnsOf(options.columns, role).map((column) => ({ slot: at[role], column })),
    );
    this.volumeColumn = columnsOf(options.columns, 'volume')[0];
    this.parseTime = timeParser(options.dateFormat, options.timeZone);
  }

  /** @param into receives the values in the order of `tableColumns`; NaN where the file has none. */
  parse(cells: readonly string[], into: Float64Array): RowOutcome {
    into.fill(Number.NaN);
    const misfit = this.widthFault(cells);
    if (misfit !== null) return misfit;
    const { timeColumns } = this;
    const time = timeColumns.length === 1 ? cells[timeColumns[0]!]!.trim() : timeCell(cells, timeColumns);
    into[at.time] = this.readTime(time);
    if (Number.isNaN(into[at.time])) return this.timeFault(time);
    return this.readPrices(cells, into) ?? this.readVolume(cells, into) ?? 'bar';
  }

  /** One delimiter too many at the end of every line is common, and harmless. */
  private widthFault(cells: readonly string[]): RowFault | null {
    if (cells.length === this.width) return null;
    if (cells.length > this.width && cells.slice(this.width).every((cell) => cell.trim() === '')) return null;
    const found = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
    return { column: null, reason: `the row has ${found}, but ${this.width} are expected.` };
  }

  /**
   * In the hour that comes twice when the clocks go back, a row that seems older than the one before it
   * belongs to the second.
   */
  private readTime(cell: string): number {
    const { dateFormat, timeZone } = this.options;
    let time = this.parseTime(cell);
    if (time <= this.previousTime && !dateFormat.startsWith('epoch') && !statesOffset.test(cell)) {
      const second = secondReading(time, timeZone);
      if (second !== null && second > this.previousTime) time = second;
    }
    if (!Number.isNaN(time)) this.previousTime = time;
    return time;
  }

  private timeFault(cell: string): RowFault {
    const { dateFormat } = this.options;
    const wanted =
      dateFormat === 'auto-iso' ? 'an ISO date such as 2020-01-31' : `a time of the form ${dateFormat}`;
    const reason = cell === '' ? 'the time is missing.' : `"${shorten(cell)}" is not ${wanted}.`;
    return { column: this.nameOf(this.timeColumns[0]!), reason };
  }

  private readPrices(cells: readonly string[], into: Float64Array): RowFault | 'empty' | null {
    let missing = -1;
    let found = 0;
    for (const { slot, column } of this.priceColumns) {
      const cell = cells[column]!.trim();
      const value = parseNumber(cell, this.decimal);
      into[slot] = value;
      if (!Number.isNaN(value)) found += 1;
      else if (isMissing(cell)) missing = missing < 0 ? column : missing;
      else return this.numberFault(column, cell);
    }
    if (missing < 0) return null;
    return found === 0 ? 'empty' : { column: this.nameOf(missing), reason: 'the price is missing.' };
  }

  private readVolume(cells: readonly string[], into: Float64Array): RowFault | null {
    if (this.volumeColumn === undefined) return null;
    const cell = cells[this.volumeColumn]!.trim();
    const value = parseVolume(cell, this.decimal);
    into[at.volume] = value;
    if (Number.isNaN(value) && !isMissing(cell)) return this.numberFault(this.volumeColumn, cell);
    if (value < 0)
      return { column: this.nameOf(this.volumeColumn), reason: `the volume ${cell} is negative.` };
    return null;
  }

  private numberFault(column: number, cell: string): RowFault {
    const mark = this.decimal === ',' ? 'decimal comma' : 'decimal point';
    return { column: this.nameOf(column), reason: `"${shorten(cell)}" is not a number with a ${mark}.` };
  }

  private nameOf(column: number): string {
    return this.header[column] ?? `Column ${column + 1}`;
  }
}

function shorten(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
}
