import type { StoredBars } from '@core/bars';
import type { Finding, ImportReport } from '@shared/series';
import { at, type BarTable } from './bar-table';
import { checkPrices } from './check-prices';
import { checkSeries } from './check-series';
import { counted, type ExampleList, finding, type Place } from './findings';
import { medianInterval } from './gaps';
import { putInOrder } from './put-in-order';

/** A file as it was read. */
export interface ReadRows {
  /** Rows that could be read. */
  readonly table: BarTable;
  /** All rows, the header and blank lines not counted. */
  readonly rows: number;
  readonly badRows: ExampleList;
  /** Rows with a time and no prices at all. */
  readonly emptyRows: ExampleList;
  readonly hasVolume: boolean;
  readonly hasAdjustedClose: boolean;
  /** What the lines of the table count; lines unless told. */
  readonly place?: Place;
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
export function validate(read: ReadRows, given: readonly Finding[] = []): Validation {
  const { columns, lines, findings } = putInOrder(read.table, read.place);
  const bars = barsOf(columns, read.hasAdjustedClose);
  const { time } = bars;
  return {
    bars,
    report: {
      rows: read.rows,
      bars: time.length,
      firstTime: time[0] ?? null,
      lastTime: time.at(-1) ?? null,
      intervalMs: time.length > 1 ? medianInterval(time) : null,
      findings: [
        ...given,
        ...rowFindings(read),
        ...findings,
        ...checkPrices(bars, lines),
        ...checkSeries(bars, lines, read.hasVolume),
      ],
    },
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

function rowFindings({ table, badRows, emptyRows }: ReadRows): Finding[] {
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
    findings.push(
      finding('empty-row', table.length === 0 && badRows.count === 0 ? 'error' : 'warning', emptyRows.count, {
        message: `${counted(emptyRows.count, 'row has', 'rows have')} a time but no prices and ${emptyRows.count === 1 ? 'is' : 'are'} left out.`,
        examples: emptyRows.examples,
      }),
    );
  }
  return findings;
}
