import { type Detection, detect } from '@core/importing/detect';
import { judge } from '@core/importing/judge';
import { matchingProfile } from '@core/importing/match-profile';
import { columnFinding } from '@core/importing/required-columns';
import { errorsOf, unreadReport } from '@core/importing/validate';
import { isTimeZone } from '@core/importing/zone';
import type { SeriesData } from '@core/series-data';
import { AppError } from '@shared/errors';
import type { ImportProfile } from '@shared/importing';
import type { ImportOptions, ImportPreview, ImportReport } from '@shared/series';
import type { ReadHooks } from './byte-source';
import { RowGatherer } from './gather-rows';
import { withTable } from './open-table';
import { noRows, noSymbol, refusal, severalSeries } from './refusal';
import type { TableSource } from './table-source';

export type { ReadHooks } from './byte-source';

const sampleRows = 50;

/** What a file holds, as its options say. */
export interface LoadedData {
  readonly data: SeriesData;
  readonly report: ImportReport;
  /** As they were given, or recognised. */
  readonly options: ImportOptions;
}

/**
 * Reads a whole file and reports on it, without storing anything. Faults of the rows are findings of
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
  return (await readForPreview(path, { options: options ?? null }, hooks)).preview;
}

/** What was looked at, and the data that an import of it would store; null where none could be read. */
export interface Previewed {
  readonly preview: ImportPreview;
  readonly data: SeriesData | null;
}

/** How a file is to be read: as told; else as the first profile that fits its columns; else as it looks. */
export interface HowToRead {
  readonly options: ImportOptions | null;
  readonly profiles?: readonly ImportProfile[];
  /** The file of an archive of several, where no options name one. */
  readonly entry?: string;
}

/** `previewFile`, and the data beside it. */
export function readForPreview(path: string, reading: HowToRead, hooks?: ReadHooks): Promise<Previewed> {
  return withTable(path, reading.options?.entry ?? reading.entry, hooks?.signal, async (table) => {
    const detected = await detectTable(table, reading, hooks);
    const shown: string[][] = [];
    const gatherer = await gather(table, detected, hooks, (cells) => {
      if (shown.length < sampleRows) shown.push(cells);
    });
    const { data, report } = reportOnOne(table, gatherer, detected);
    const format = table.format ?? detected.format;
    const preview = {
      path,
      fileName: table.fileName,
      sizeBytes: table.sizeBytes,
      place: table.place,
      suggestedName: detected.options.symbol ?? table.suggestedName,
      options: detected.options,
      header: detected.header,
      sample: shown,
      report,
      ...(format === null ? {} : { format }),
      ...(detected.profile === null ? {} : { profile: detected.profile }),
      ...(table.entry === null ? {} : { entry: table.entry }),
      ...(gatherer.symbols.length > 1 ? { symbols: gatherer.symbols } : {}),
      ...(table.entries.length === 0 ? {} : { entries: table.entries }),
    };
    return { preview, data };
  });
}

/**
 * Reads a file into a series of bars, values or snapshots, all of it or nothing.
 *
 * @throws AppError as `previewFile` does, and `invalid` with one line a fault in `details` where the report
 *   has errors.
 */
export function loadFile(path: string, options?: ImportOptions, hooks?: ReadHooks): Promise<LoadedData> {
  return withTable(path, options?.entry, hooks?.signal, async (table) => {
    const detected = await detectTable(table, { options: options ?? null }, hooks);
    const gatherer = await gather(table, detected, hooks, () => undefined);
    return { ...withoutErrors(table, reportOnOne(table, gatherer, detected)), options: detected.options };
  });
}

/** Data of one instrument; `symbol` is null where the file does not say whose they are. */
export interface LoadedSeries extends LoadedData {
  readonly symbol: string | null;
}

/**
 * Reads an open table, one series for each instrument that a column tells apart; how to read it is
 * detected where left out.
 *
 * @throws AppError as `loadFile` does: one faulty series keeps the whole file out.
 */
export async function loadSeries(
  table: TableSource,
  reading: HowToRead,
  hooks?: ReadHooks,
): Promise<LoadedSeries[]> {
  const detected = await detectTable(table, reading, hooks);
  const gatherer = await gather(table, detected, hooks, () => undefined);
  const { symbol, symbolColumn } = detected.options;
  return gatherer.symbols
    .filter((each) => symbol === undefined || each === symbol)
    .map((each) => ({
      symbol: symbolColumn === undefined ? null : each,
      options: symbolColumn === undefined ? detected.options : { ...detected.options, symbol: each },
      ...withoutErrors(table, reportOn(gatherer, detected, each)),
    }));
}

interface Reported {
  readonly data: SeriesData | null;
  readonly report: ImportReport;
}

function withoutErrors(table: TableSource, { data, report }: Reported) {
  const errors = errorsOf(report);
  if (data === null || errors.length > 0) throw refusal(table, errors);
  return { data, report };
}

interface Detected extends Detection {
  /** The profile that the options are of; null where they are not of one. */
  readonly profile: { readonly id: number; readonly name: string } | null;
}

async function detectTable(
  table: TableSource,
  { options, profiles = [], entry: named }: HowToRead,
  hooks?: ReadHooks,
): Promise<Detected> {
  if (options !== null && !isTimeZone(options.timeZone)) {
    throw new AppError(
      'invalid',
      `"${options.timeZone}" is not a time zone. Write one such as UTC or America/New_York.`,
    );
  }
  const sample = await table.sample(hooks?.signal);
  const profile = options === null ? matchingProfile(sample, profiles, table.fixed) : null;
  const known = { ...(options ?? profile?.options), ...table.fixed };
  const detected = detect(sample, known, table.innerName);
  const entry = options?.entry ?? named;
  return {
    ...detected,
    options: { ...detected.options, ...(entry === undefined ? {} : { entry }) },
    findings: [...table.findings, ...detected.findings],
    profile: profile === null ? null : { id: profile.id, name: profile.name },
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

function reportOn(gatherer: RowGatherer, { options, findings }: Detected, symbol: string): Reported {
  const lacking = columnFinding(options);
  if (lacking !== null) return { data: null, report: unreadReport([lacking, ...findings]) };
  return judge(gatherer.read(symbol), options, findings);
}

/** Data and report of the one instrument that is to be read; an error finding where it was not said which. */
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
