import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import type { ImportOptions } from '@shared/series';
import { CsvError, parse } from 'csv-parse';
import type { ByteSource, ReadHooks } from './byte-source';
import type { Encoding } from './text-encoding';

/**
 * Longest row accepted, in bytes. A price bar has a hundred; more is no CSV, or a quote that nobody closed.
 */
export const maxRowBytes = 1024 * 1024;

/**
 * Streams the rows of a text, those without any text left out, in constant memory.
 *
 * @param onRow gets the cells and the 1-based line on which the row ends. @throws AppError `invalid` for a
 *   row of more than 1 MiB, a text that cannot be cut into rows or a damaged archive, `cancelled`, `io`.
 */
export async function readRows(
  source: ByteSource,
  encoding: Encoding,
  delimiter: ImportOptions['delimiter'],
  onRow: (cells: string[], line: number) => void,
  hooks: ReadHooks = {},
): Promise<void> {
  // Rows are taken as they are found; none is passed on, so that no stream of objects has to be paid for.
  let lastLine = 0;
  const take = (cells: string[], { lines }: { readonly lines: number }) => {
    lastLine = lines;
    onRow(cells, lines);
    return null;
  };
  const parser = parse({ ...csvOptions(delimiter), on_record: take });
  const signal = hooks.signal === undefined ? {} : { signal: hooks.signal };
  try {
    const stages = await source.stages(hooks);
    await pipeline(
      [...stages, decoder(encoding), rowGuard(source.name), parser, new Writable({ objectMode: true })],
      signal,
    );
  } catch (error) {
    throw readFault(error, source, lastLine + 1);
  }
}

/** What both the sample and the whole file are cut by. */
export function csvOptions(delimiter: ImportOptions['delimiter']) {
  return {
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: maxRowBytes,
  };
}

/** What a cancelled reading ends with. */
export function cancelledReading(name: string, cause?: unknown): AppError {
  return new AppError('cancelled', `Reading "${name}" was cancelled; nothing was stored.`, [], { cause });
}

/** Turns other encodings into UTF-8; UTF-8 passes as it is. */
function decoder(encoding: Encoding): Transform {
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
function rowGuard(name: string): Transform {
  let feeds = 0;
  let returns = 0;
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let i = 0; i < chunk.length; i += 1) {
        const byte = chunk[i]!;
        length += 1;
        if (byte === 10) feeds += 1;
        else if (byte === 13) returns += 1;
        else if (length <= maxRowBytes) continue;
        else break;
        length = 0;
      }
      if (length > maxRowBytes) done(tooLong(name, Math.max(feeds, returns) + 1));
      else done(null, chunk);
    },
  });
}

function tooLong(name: string, line: number): AppError {
  return new AppError(
    'invalid',
    `Line ${line} of "${name}" is longer than 1 MB, so this is no table of prices, or a quote is never closed. Check the file around that line.`,
  );
}

/** @param line on which the row begins that could not be read. */
function readFault(error: unknown, source: ByteSource, line: number): unknown {
  const cause = { cause: error };
  if (error instanceof Error && error.name === 'AbortError') return cancelledReading(source.name, error);
  if (!(error instanceof CsvError)) return source.fault(error);
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return tooLong(source.name, line);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new AppError(
        'invalid',
        `A quote opened on line ${line} of "${source.name}" is never closed. Close or remove it.`,
        [],
        cause,
      );
    default:
      return new AppError(
        'invalid',
        `"${source.name}" cannot be read as CSV around line ${line}: ${error.message}. Correct that line.`,
        [],
        cause,
      );
  }
}
