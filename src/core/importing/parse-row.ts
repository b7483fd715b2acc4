import type { ImportOptions } from '@shared/series';
import { columnsOf, timeCell } from './detect';
import { layoutOf, type Slot, shortNameOf } from './layout';
import { type DecimalMark, isMissing, parseNumber, parseVolume } from './numbers';
import { statesOffset, type TimeParser, timeParser } from './time-parser';
import { secondReading } from './zone';

/** Why a row cannot be read: the column's name, null for the row as a whole, and a sentence. */
export interface RowFault {
  readonly column: string | null;
  readonly reason: string;
}

/**
 * What a line holds: a bar, point or snapshot, a time without any value (a holiday in some exports), or something that
 * cannot be read.
 */
export type RowOutcome = 'row' | 'empty' | RowFault;

/** A number of a row: where it stands in the file, and where it goes. */
interface Cell {
  readonly index: number;
  readonly column: number;
  readonly slot: Slot;
}

/** Reads rows of one file as its options say. */
export class RowParser {
  private readonly width: number;
  private readonly timeColumns: readonly number[];
  private readonly cells: readonly Cell[];
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
    this.cells = layoutOf(options).slots.flatMap((slot, index) =>
      slot.role === 'time'
        ? []
        : columnsOf(options.columns, slot.role).map((column) => ({ index, column, slot })),
    );
    this.parseTime = timeParser(options.dateFormat, options.timeZone);
  }

  /** @param into receives the values in the order of the layout's slots; NaN where the file has none. */
  parse(cells: readonly string[], into: Float64Array): RowOutcome {
    into.fill(Number.NaN);
    const misfit = this.widthFault(cells);
    if (misfit !== null) return misfit;
    const { timeColumns } = this;
    const time = timeColumns.length === 1 ? cells[timeColumns[0]!]!.trim() : timeCell(cells, timeColumns);
    into[0] = this.readTime(time);
    if (Number.isNaN(into[0])) return this.timeFault(time);
    return this.readNumbers(cells, into) ?? 'row';
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

  /** Faulty numbers come before missing ones: a holiday has none at all. */
  private readNumbers(cells: readonly string[], into: Float64Array): RowFault | 'empty' | null {
    let missing: Cell | null = null;
    let found = 0;
    let foundRequired = 0;
    for (const each of this.cells) {
      const cell = cells[each.column]!.trim();
      const value = (each.slot.isQuantity ? parseVolume : parseNumber)(cell, this.decimal);
      into[each.index] = value;
      if (Number.isFinite(value)) {
        found += 1;
        if (each.slot.isRequired) foundRequired += 1;
        else if (value < 0 && each.slot.role === 'volume')
          return { column: this.nameOf(each.column), reason: `the volume ${cell} is negative.` };
      } else if (!isMissing(cell)) return this.numberFault(each.column, cell);
      else if (each.slot.isRequired) missing ??= each;
    }
    if (found === 0) return 'empty';
    if (missing === null) return null;
    if (foundRequired === 0) return 'empty';
    return {
      column: this.nameOf(missing.column),
      reason: `the ${shortNameOf(missing.slot.role)} is missing.`,
    };
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
