import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import type { ImportOptions } from '@shared/series';
import { CsvError, parse } from 'csv-parse';
import type { ByteSource, ReadHooks } from './byte-source';
import { maxRowBytes, tooLong } from './long-line';
import { type OnRow, PlainRows } from './plain-rows';
import type { Encoding } from './text-encoding';

/**
 * Streams the rows of a text, those without any text left out, in constant memory: up to the first quote line by line, from
 * there on through a parser that knows quotes.
 *
 * @param onRow gets the cells and the 1-based line on which the row ends. @throws AppError `invalid` for a
 *   row of more than 1 MiB, a text that cannot be cut into rows or a damaged archive, `cancelled`, `io`.
 */
export async function readRows(
  source: ByteSource,
  encoding: Encoding,
  delimiter: ImportOptions['delimiter'],
  onRow: OnRow,
  hooks: ReadHooks = {},
): Promise<void> {
  const plain = new PlainRows(source.name, encoding, delimiter, onRow);
  // Rows are taken as they are found; none is passed on, so that no stream of objects has to be paid for.
  let parsed = 0;
  const take = (cells: string[], { lines }: { readonly lines: number }) => {
    parsed = lines;
    onRow(cells, plain.lines + lines);
    return null;
  };
  const parser = parse({ ...csvOptions(delimiter), on_record: take });
  const signal = hooks.signal === undefined ? {} : { signal: hooks.signal };
  try {
    const stages = await source.stages(hooks);
    await pipeline(
      [...stages, plain, rowGuard(source.name, plain), parser, new Writable({ objectMode: true })],
      signal,
    );
  } catch (error) {
    throw readFault(error, source, plain.lines + parsed + 1);
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

/** Stops at a line too long before the parser gathers it in memory. */
function rowGuard(name: string, before: { readonly lines: number }): Transform {
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
      if (length > maxRowBytes) done(tooLong(name, before.lines + Math.max(feeds, returns) + 1));
      else done(null, chunk);
    },
  });
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
