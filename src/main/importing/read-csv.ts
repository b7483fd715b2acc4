import { parse as parsePath } from 'node:path';
import type { StoredBars } from '@core/bars';
import { BarTable, tableWidth } from '@core/importing/bar-table';
import { detect } from '@core/importing/detect';
import { counted, describeExample, ExampleList } from '@core/importing/findings';
import { RowParser } from '@core/importing/parse-row';
import { columnFinding } from '@core/importing/required-columns';
import { errorsOf, type ReadRows, unreadReport, validate } from '@core/importing/validate';
import { isTimeZone } from '@core/importing/zone';
import { AppError } from '@shared/errors';
import type { Finding, ImportOptions, ImportPreview, ImportReport } from '@shared/series';
import { type ReadHooks, readRows } from './csv-rows';
import { sampleFile } from './csv-sample';
import { type InspectedFile, inspectFile } from './inspect-file';

export type { ReadHooks } from './csv-rows';

const sampleRows = 50;

/**
 * Reads a whole CSV file and reports on it, without storing anything. Faults of the rows are findings of the
 * report.
 *
 * @param options how to read it; detected where left out. Column roles that do not fit the number of columns
 *   are detected anew. @throws AppError with a sentence where there is nothing to show: no such file, a
 *   folder, no permission, empty, a header only, binary, a line of more than 1 MB, cancelled.
 */
export async function previewCsv(
  path: string,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<ImportPreview> {
  const file = await inspectFile(path);
  const detected = await detectFile(file, options);
  const shown: string[][] = [];
  const report = await reportOn(file, detected, hooks, (cells) => {
    if (shown.length < sampleRows) shown.push(cells);
  });
  return {
    path,
    fileName: file.name,
    sizeBytes: file.sizeBytes,
    suggestedName: parsePath(path).name,
    options: detected.options,
    header: detected.header,
    sample: shown,
    report: report.report,
  };
}

/**
 * Reads a CSV file into bars, all of it or nothing.
 *
 * @throws AppError as `previewCsv` does, and `invalid` with one line a fault in `details` where the report
 *   has errors.
 */
export async function loadCsv(
  path: string,
  options: ImportOptions,
  hooks?: ReadHooks,
): Promise<{ readonly bars: StoredBars; readonly report: ImportReport }> {
  const file = await inspectFile(path);
  const detected = await detectFile(file, options);
  const { bars, report } = await reportOn(file, detected, hooks, () => undefined);
  const errors = errorsOf(report);
  if (bars === null || errors.length > 0) throw refusal(file, errors);
  return { bars, report };
}

type Detected = ReturnType<typeof detect>;

async function detectFile(file: InspectedFile, options?: ImportOptions): Promise<Detected> {
  if (options !== undefined && !isTimeZone(options.timeZone)) {
    throw new AppError(
      'invalid',
      `"${options.timeZone}" is not a time zone. Write one such as UTC or America/New_York.`,
    );
  }
  return detect(await sampleFile(file), options);
}

async function reportOn(
  file: InspectedFile,
  { options, header, findings }: Detected,
  hooks: ReadHooks | undefined,
  show: (cells: string[]) => void,
): Promise<{ readonly bars: StoredBars | null; readonly report: ImportReport }> {
  const lacking = columnFinding(options);
  const read = await readTable(file, options, header, hooks, lacking === null, show);
  if (read.rows === 0) throw noRows(file, options.hasHeader);
  if (lacking !== null) return { bars: null, report: unreadReport([lacking, ...findings]) };
  return validate(read, findings);
}

async function readTable(
  file: InspectedFile,
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
  await readRows(
    file,
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
    hasAdjustedClose: options.columns.includes('adjustedClose'),
  };
}

/** `sep=;`, as Excel writes it on the first line. */
function isDelimiterHint(cells: readonly string[], delimiter: string): boolean {
  return /^sep=.$/i.test(cells.join(delimiter));
}

function noRows({ name }: InspectedFile, hasHeader: boolean): AppError {
  const found = hasHeader ? 'a header but no rows below it' : 'no rows';
  return new AppError('invalid', `"${name}" has ${found}. Export it again with data and import that file.`);
}

function refusal({ name }: InspectedFile, errors: readonly Finding[]): AppError {
  const details = errors.flatMap(({ message, count, examples }) => [
    message,
    ...examples.map(describeExample),
    ...(count > examples.length && examples.length > 0
      ? [`... and ${counted(count - examples.length, 'more', 'more')}.`]
      : []),
  ]);
  return new AppError(
    'invalid',
    `"${name}" was not imported: ${errors[0]?.message ?? 'it could not be read.'}`,
    details,
  );
}
