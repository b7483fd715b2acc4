import { createReadStream } from 'node:fs';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import type { ImportOptions } from '@shared/series';
import { CsvError, type Options, parse } from 'csv-parse';
import { fileFault, type InspectedFile } from './inspect-file';

/** What a long reading tells and hears. */
export interface ReadHooks {
  readonly signal?: AbortSignal;
  /** Called once a chunk of at most 1 MiB. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
}

/** Longest row accepted, in bytes. A price bar has a hundred; more is no CSV, or a quote that nobody closed. */
export const maxRowBytes = 1024 * 1024;

/**
 * Streams the rows of a file, blank lines left out, in constant memory.
 *
 * @param onRow gets the cells and the 1-based line on which the row ends.
 * @throws AppError `invalid` for a row of more than 1 MiB or a file that cannot be cut into rows, `cancelled`, `io`.
 */
export async function readRows(
  file: InspectedFile,
  delimiter: ImportOptions['delimiter'],
  onRow: (cells: string[], line: number) => void,
  hooks: ReadHooks = {},
): Promise<void> {
  const source = createReadStream(file.path, { highWaterMark: 1024 * 1024 });
  let read = 0;
  source.on('data', (chunk) => {
    read += chunk.length;
    hooks.onProgress?.(read, file.sizeBytes);
  });
  // Rows are taken as they are found; none is passed on, so that no stream of objects has to be paid for.
  const take = (cells: string[], { lines }: { readonly lines: number }) => {
    onRow(cells, lines);
    return null;
  };
  const parser = parse<string[]>({ ...csvOptions(delimiter), on_record: take });
  const signal = hooks.signal === undefined ? {} : { signal: hooks.signal };
  try {
    await pipeline(source, decoder(file), rowGuard(file), parser, new Writable({ objectMode: true }), signal);
  } catch (error) {
    throw readFault(error, file);
  }
}

/** What both the sample and the whole file are cut by. */
export function csvOptions(delimiter: ImportOptions['delimiter']): Options<string[]> {
  return {
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
  };
}

/** Turns other encodings into UTF-8; UTF-8 passes as it is. */
function decoder({ encoding }: InspectedFile): Transform {
  const text = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, encoding === 'utf-8' ? chunk : text.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, encoding === 'utf-8' ? undefined : text.decode());
    },
  });
}

/** Stops at a line too long before the parser gathers it in memory. */
function rowGuard({ name }: InspectedFile): Transform {
  let line = 1;
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let start = 0;
      for (let end = lineEnd(chunk, 0); end >= 0 && length <= maxRowBytes; end = lineEnd(chunk, start)) {
        length += end - start;
        if (length > maxRowBytes) break;
        length = 0;
        line += 1;
        start = end + 1;
      }
      if (length <= maxRowBytes) length += chunk.length - start;
      if (length > maxRowBytes) done(tooLong(name, line));
      else done(null, chunk);
    },
  });
}

function lineEnd(chunk: Buffer, start: number): number {
  const feed = chunk.indexOf(10, start);
  return feed >= 0 ? feed : chunk.indexOf(13, start);
}

function tooLong(name: string, line: number): AppError {
  return new AppError(
    'invalid',
    `Line ${line} of "${name}" is longer than 1 MB, so this is no table of prices, or a quote is never closed. Check the file around that line.`,
  );
}

function readFault(error: unknown, file: InspectedFile): unknown {
  if (error instanceof Error && error.name === 'AbortError') {
    return new AppError('cancelled', `Reading "${file.name}" was cancelled; nothing was stored.`, [], { cause: error });
  }
  if (error instanceof CsvError) return csvFault(error, file.name);
  return fileFault(error, file.path);
}

function csvFault(error: CsvError, name: string): AppError {
  const line = Number(error['lines'] ?? 0) + 1;
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return tooLong(name, line);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new AppError('invalid', `A quote in "${name}" is opened on line ${line} or before and never closed. Close or remove it.`);
    default:
      return new AppError('invalid', `"${name}" cannot be read as CSV around line ${line}: ${error.message}. Correct that line.`);
  }
}
