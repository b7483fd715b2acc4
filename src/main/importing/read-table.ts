import type { StoredBars } from '@core/bars';
import { detect } from '@core/importing/detect';
import { columnFinding } from '@core/importing/required-columns';
import { errorsOf, unreadReport, validate } from '@core/importing/validate';
import { isTimeZone } from '@core/importing/zone';
import { AppError } from '@shared/errors';
import type { ImportOptions, ImportPreview, ImportReport } from '@shared/series';
import type { ReadHooks } from './byte-source';
import { RowGatherer } from './gather-rows';
import { withTable } from './open-table';
import { noRows, noSymbol, refusal, severalSeries } from './refusal';
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
export async function previewFile(
  path: string,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<ImportPreview> {
  return (await readForPreview(path, options, hooks)).preview;
}

/** What was looked at, and the bars that an import of it would store; null where none could be read. */
export interface Previewed {
  readonly preview: ImportPreview;
  readonly bars: StoredBars | null;
}

/** `previewFile`, and the bars beside it. */
export function readForPreview(path: string, options?: ImportOptions, hooks?: ReadHooks): Promise<Previewed> {
  return withTable(path, options?.entry, hooks?.signal, async (table) => {
    const detected = await detectTable(table, options, hooks);
    const shown: string[][] = [];
    const gatherer = await gather(table, detected, hooks, (cells) => {
      if (shown.length < sampleRows) shown.push(cells);
    });
    const { bars, report } = reportOnOne(table, gatherer, detected);
    const format = table.format ?? detected.format;
    const preview = {
      path,
      fileName: table.fileName,
      sizeBytes: table.sizeBytes,
      suggestedName: detected.options.symbol ?? table.suggestedName,
      options: detected.options,
      header: detected.header,
      sample: shown,
      report,
      ...(format === null ? {} : { format }),
      ...(table.entry === null ? {} : { entry: table.entry }),
      ...(gatherer.symbols.length > 1 ? { symbols: gatherer.symbols } : {}),
      ...(table.entries.length === 0 ? {} : { entries: table.entries }),
    };
    return { preview, bars };
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

async function loadTable(
  table: TableSource,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<LoadedBars> {
  const detected = await detectTable(table, options, hooks);
  const gatherer = await gather(table, detected, hooks, () => undefined);
  return withoutErrors(table, reportOnOne(table, gatherer, detected));
}

/** Bars of one instrument; `symbol` is null where the file does not say whose they are. */
export interface LoadedSeries extends LoadedBars {
  readonly symbol: string | null;
}

/**
 * Reads an open table into bars, one series for each instrument that a column tells apart; how to read it is
 * detected where left out.
 *
 * @throws AppError as `loadFile` does: one faulty series keeps the whole file out.
 */
export async function loadSeries(
  table: TableSource,
  options?: ImportOptions,
  hooks?: ReadHooks,
): Promise<LoadedSeries[]> {
  const detected = await detectTable(table, options, hooks);
  const gatherer = await gather(table, detected, hooks, () => undefined);
  const { symbol, symbolColumn } = detected.options;
  return gatherer.symbols
    .filter((each) => symbol === undefined || each === symbol)
    .map((each) => ({
      symbol: symbolColumn === undefined ? null : each,
      ...withoutErrors(table, reportOn(gatherer, detected, each)),
    }));
}

function withoutErrors(
  table: TableSource,
  { bars, report }: { readonly bars: StoredBars | null; readonly report: ImportReport },
): LoadedBars {
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

/** Reads all rows of a table. @throws AppError where there is none. */
async function gather(
  source: TableSource,
  { options, header }: Detected,
  hooks: ReadHooks | undefined,
  show: (cells: string[]) => void,
): Promise<RowGatherer> {
  const gatherer = new RowGatherer(options, header, source.place, columnFinding(options) === null);
  let isHeader = options.hasHeader;
  await source.rows(
    options.delimiter,
    (cells, line) => {
      if (line === 1 && isDelimiterHint(cells, options.delimiter)) return;
      if (isHeader) {
        isHeader = false;
        return;
      }
      if (options.symbol === undefined || cells[options.symbolColumn ?? -1]?.trim() === options.symbol)
        show(cells);
      gatherer.take(cells, line);
    },
    hooks,
  );
  if (gatherer.rows === 0) throw noRows(source, options.hasHeader);
  return gatherer;
}

function reportOn(
  gatherer: RowGatherer,
  { options, findings }: Detected,
  symbol: string,
): { readonly bars: StoredBars | null; readonly report: ImportReport } {
  const lacking = columnFinding(options);
  if (lacking !== null) return { bars: null, report: unreadReport([lacking, ...findings]) };
  return validate(gatherer.read(symbol), findings);
}

/** Bars and report of the one instrument that is to be read; an error finding where it was not said which. */
function reportOnOne(table: TableSource, gatherer: RowGatherer, detected: Detected) {
  const { symbols } = gatherer;
  const { symbol } = detected.options;
  if (symbol !== undefined && !symbols.includes(symbol)) throw noSymbol(table, symbol, symbols);
  const open = symbol === undefined && symbols.length > 1 ? [severalSeries(table, symbols)] : [];
  const findings = [...open, ...detected.findings];
  return reportOn(gatherer, { ...detected, findings }, symbol ?? symbols[0] ?? '');
}

/** `sep=;`, as Excel writes it on the first line. */
function isDelimiterHint(cells: readonly string[], delimiter: string): boolean {
  return /^sep=.$/i.test(cells.join(delimiter));
}
