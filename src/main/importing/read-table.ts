import type { StoredBars } from '@core/bars';
import { BarTable, tableWidth } from '@core/importing/bar-table';
import { detect } from '@core/importing/detect';
import { ExampleList } from '@core/importing/findings';
import { RowParser } from '@core/importing/parse-row';
import { columnFinding } from '@core/importing/required-columns';
import { errorsOf, type ReadRows, unreadReport, validate } from '@core/importing/validate';
import { isTimeZone } from '@core/importing/zone';
import { AppError } from '@shared/errors';
import type { ImportOptions, ImportPreview, ImportReport } from '@shared/series';
import type { ReadHooks } from './byte-source';
import { withTable } from './open-table';
import { noRows, refusal } from './refusal';
import type { TableSource } from './table-source';

export type { ReadHooks } from './byte-source';

const sampleRows = 50;

export interface LoadedBars {
  readonly bars: StoredBars;
  readonly report: ImportReport;
}

/**
 * Reads a whole file of bars and reports on it, without storing anything. Faults of the rows are findings of
 * the report. Text may be packed (`.gz`, one file of a `.zip`); a Parquet file is a table as it is.
 *
 * @param options how to read it; detected where left out. Column roles that do not fit the number of columns
 *   are detected anew. @throws AppError with a sentence where there is nothing to show: no such file, a
 *   folder, no permission, empty, a header only, binary, a damaged archive, a line of more than 1 MB,
 *   cancelled.
 */
export function previewFile(
  path: string,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<ImportPreview> {
  return withTable(path, options?.entry, hooks?.signal, async (table) => {
    const detected = await detectTable(table, options, hooks);
    const shown: string[][] = [];
    const { report } = await reportOn(table, detected, hooks, (cells) => {
      if (shown.length < sampleRows) shown.push(cells);
    });
    const format = table.format ?? detected.format;
    return {
      path,
      fileName: table.fileName,
      sizeBytes: table.sizeBytes,
      suggestedName: table.suggestedName,
      options: detected.options,
      header: detected.header,
      sample: shown,
      report,
      ...(format === null ? {} : { format }),
      ...(table.entry === null ? {} : { entry: table.entry }),
      ...(table.entries.length === 0 ? {} : { entries: table.entries }),
    };
  });
}

/**
 * Reads a file into bars, all of it or nothing.
 *
 * @throws AppError as `previewFile` does, and `invalid` with one line a fault in `details` where the report
 *   has errors.
 */
export function loadFile(path: string, options: ImportOptions, hooks?: ReadHooks): Promise<LoadedBars> {
  return withTable(path, options.entry, hooks?.signal, (table) => loadTable(table, options, hooks));
}

/** Reads an open table into bars, as `loadFile` does; how to read it is detected where left out. */
export async function loadTable(
  table: TableSource,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<LoadedBars> {
  const detected = await detectTable(table, options, hooks);
  const { bars, report } = await reportOn(table, detected, hooks, () => undefined);
  const errors = errorsOf(report);
  if (bars === null || errors.length > 0) throw refusal(table, errors);
  return { bars, report };
}

type Detected = ReturnType<typeof detect>;

async function detectTable(
  table: TableSource,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<Detected> {
  if (options !== undefined && !isTimeZone(options.timeZone)) {
    throw new AppError(
      'invalid',
      `"${options.timeZone}" is not a time zone. Write one such as UTC or America/New_York.`,
    );
  }
  const detected = detect(await table.sample(hooks?.signal), { ...options, ...table.fixed }, table.innerName);
  const entry = options?.entry === undefined ? {} : { entry: options.entry };
  return {
    ...detected,
    options: { ...detected.options, ...entry },
    findings: [...table.findings, ...detected.findings],
  };
}

async function reportOn(
  table: TableSource,
  { options, header, findings }: Detected,
  hooks: ReadHooks | undefined,
  show: (cells: string[]) => void,
): Promise<{ readonly bars: StoredBars | null; readonly report: ImportReport }> {
  const lacking = columnFinding(options);
  const read = await readTable(table, options, header, hooks, lacking === null, show);
  if (read.rows === 0) throw noRows(table, options.hasHeader);
  if (lacking !== null) return { bars: null, report: unreadReport([lacking, ...findings]) };
  return validate(read, findings);
}

async function readTable(
  source: TableSource,
  options: ImportOptions,
  header: readonly string[],
  hooks: ReadHooks | undefined,
  hasColumns: boolean,
  show: (cells: string[]) => void,
): Promise<ReadRows> {
  const table = new BarTable();
  const badRows = new ExampleList();
  const emptyRows = new ExampleList();
  const parser = hasColumns ? new RowParser(options, header) : null;
  const values = new Float64Array(tableWidth);
  let rows = options.hasHeader ? -1 : 0;
  await source.rows(
    options.delimiter,
    (cells, line) => {
      if (line === 1 && isDelimiterHint(cells, options.delimiter)) return;
      rows += 1;
      if (rows === 0) return;
      show(cells);
      const outcome = parser?.parse(cells, values);
      if (outcome === 'bar') table.add(values, line);
      else if (outcome === 'empty') emptyRows.add(line, null, () => 'the row has no prices.');
      else if (outcome !== undefined) badRows.add(line, outcome.column, () => outcome.reason);
    },
    hooks,
  );
  return {
    table,
    rows: Math.max(rows, 0),
    badRows,
    emptyRows,
    hasVolume: options.columns.includes('volume'),
    place: source.place,
    hasAdjustedClose: options.columns.includes('adjustedClose'),
  };
}

/** `sep=;`, as Excel writes it on the first line. */
function isDelimiterHint(cells: readonly string[], delimiter: string): boolean {
  return /^sep=.$/i.test(cells.join(delimiter));
}
