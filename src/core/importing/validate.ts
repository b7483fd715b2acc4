import type { StoredBars } from '@core/bars';
import type { Finding, ImportReport, SeriesKind } from '@shared/series';
import { at } from './bar-table';
import { checkPrices } from './check-prices';
import { checkSeries } from './check-series';
import { counted, type ExampleList, finding, type Place } from './findings';
import { medianInterval } from './gaps';
import { contentsOf } from './layout';
import { putInOrder } from './put-in-order';
import type { RowTable } from './row-table';

/** A file as it was read. */
export interface ReadRows {
  /** Rows that could be read. */
  readonly table: RowTable;
  /** All rows, the header and blank lines not counted. */
  readonly rows: number;
  readonly badRows: ExampleList;
  /** Rows with a time and no value at all. */
  readonly emptyRows: ExampleList;
  /** What the lines of the table count; lines unless told. */
  readonly place?: Place;
}

/** Rows of bars, and which columns there are of those that may be left out. */
export interface ReadBars extends ReadRows {
  readonly hasVolume: boolean;
  readonly hasAdjustedClose: boolean;
}

export interface Validation {
  /** In time order. Not to be stored when the report has errors. */
  readonly bars: StoredBars;
  readonly report: ImportReport;
}

/**
 * Judges a file's rows. Errors keep the whole file out, since part of a file is nobody's data: rows that
 * cannot be read, different rows of one time, prices of zero or less, a high below the low. What can be
 * cured without loss is cured and said (exact duplicates, order, rows without prices); the rest is reported.
 *
 * @param given findings from before the rows were read.
 */
export function validate(read: ReadBars, given: readonly Finding[] = []): Validation {
  const { columns, lines, findings } = putInOrder(read.table, read.place);
  const bars = barsOf(columns, read.hasAdjustedClose);
  return {
    bars,
    report: reportOf(read, bars.time, [
      ...given,
      ...rowFindings(read, 'bars'),
      ...findings,
      ...checkPrices(bars, lines),
      ...checkSeries(bars, lines, read.hasVolume),
    ]),
  };
}

/** @param time of the rows that are kept, ascending. */
export function reportOf({ rows }: ReadRows, time: Float64Array, findings: readonly Finding[]): ImportReport {
  return {
    rows,
    bars: time.length,
    firstTime: time[0] ?? null,
    lastTime: time.at(-1) ?? null,
    intervalMs: time.length > 1 ? medianInterval(time) : null,
    findings,
  };
}

/** The report of a file whose rows were not read, for the reason given. */
export function unreadReport(findings: readonly Finding[]): ImportReport {
  return { rows: 0, bars: 0, firstTime: null, lastTime: null, intervalMs: null, findings };
}

export function errorsOf({ findings }: ImportReport): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function barsOf(columns: readonly Float64Array[], hasAdjustedClose: boolean): StoredBars {
  return {
    time: columns[at.time]!,
    open: columns[at.open]!,
    high: columns[at.high]!,
    low: columns[at.low]!,
    close: columns[at.close]!,
    volume: columns[at.volume]!,
    adjustedClose: hasAdjustedClose ? columns[at.adjustedClose]! : null,
  };
}

/** Findings of the rows one by one: those that cannot be read, and those that hold nothing but a time. */
export function rowFindings({ table, badRows, emptyRows }: ReadRows, kind: SeriesKind): Finding[] {
  const findings: Finding[] = [];
  if (badRows.count > 0) {
    findings.push(
      finding('bad-row', 'error', badRows.count, {
        message: `${counted(badRows.count, 'row')} cannot be read. Correct the file, or the way it is read, and import it again.`,
        examples: badRows.examples,
      }),
    );
  }
  if (emptyRows.count > 0) {
    const isAll = table.length === 0 && badRows.count === 0;
    // Days without a value are the rule in what statistical offices publish.
    const severity = isAll ? 'error' : kind === 'scalar' ? 'note' : 'warning';
    findings.push(
      finding('empty-row', severity, emptyRows.count, {
        message: `${counted(emptyRows.count, 'row has', 'rows have')} a time but no ${contentsOf(kind)} and ${emptyRows.count === 1 ? 'is' : 'are'} left out.`,
        examples: emptyRows.examples,
      }),
    );
  }
  return findings;
}
