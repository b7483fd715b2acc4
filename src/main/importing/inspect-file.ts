import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '@shared/errors';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text file that may be a CSV file. */
export interface InspectedFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly encoding: Encoding;
}

const headBytes = 64 * 1024;

/** First bytes of files that people try to import, and what to do with them. */
const signatures: readonly (readonly [bytes: string, what: string, advice: string])[] = [
  [
    'PK\x03\x04',
    'a zip archive or an Excel workbook',
    'Unpack it, or save the sheet as CSV, and import that.',
  ],
  ['\x1f\x8b', 'a gzip archive', 'Unpack it and import the CSV file inside.'],
  ['PAR1', 'a Parquet file', 'Export it as CSV and import that.'],
  [
    'SQLite format 3',
    'an SQLite database',
    'Open it as a workspace if it is one, or export its table as CSV.',
  ],
  ['%PDF', 'a PDF document', 'Download the data as CSV instead.'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook', 'Save the sheet as CSV and import that.'],
];

/**
 * Looks at a path and at the first bytes behind it.
 *
 * @throws AppError `notFound`, `io` or `invalid`, with a sentence, for whatever is no readable text file.
 */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const name = basename(path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new AppError('invalid', `"${path}" is a folder. Choose one CSV file in it.`);
    }
    if (!found.isFile()) throw new AppError('invalid', `"${path}" is not a regular file. Choose a CSV file.`);
    if (found.size === 0) {
      throw new AppError('invalid', `"${name}" is empty (0 bytes). Export it again and import that file.`);
    }
    const head = await readRange(path, 0, headBytes);
    return { path, name, sizeBytes: found.size, encoding: encodingOf(head, name) };
  } catch (error) {
    throw fileFault(error, path);
  }
}

/** At most `length` bytes from `start`. */
export async function readRange(path: string, start: number, length: number): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const buffer = new Uint8Array(length);
    const { bytesRead } = await file.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file?.close();
  }
}

/** A sentence for what the file system said; errors that have one already pass. */
export function fileFault(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error ? error.code : undefined;
  const cause = { cause: error };
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError(
        'notFound',
        `There is no file "${path}". Check the path, or choose the file again.`,
        [],
        cause,
      );
    case 'EACCES':
    case 'EPERM':
      return new AppError(
        'io',
        `Longshort may not read "${path}". Give yourself permission to read it and try again.`,
        [],
        cause,
      );
    case 'EIO':
    case 'EBUSY':
    case 'EMFILE':
    case 'ENXIO':
      return new AppError(
        'io',
        `"${path}" could not be read (${code}). Check the disk or copy the file elsewhere and try again.`,
        [],
        cause,
      );
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return new AppError(
        'invalid',
        'The path of the file is not one this system can open. Choose the file again.',
        [],
        cause,
      );
    default:
      return error;
  }
}

function encodingOf(head: Uint8Array, name: string): Encoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const start = String.fromCharCode(...head.subarray(0, 512));
  const known = signatures.find(([bytes]) => start.startsWith(bytes));
  if (known !== undefined)
    throw new AppError('invalid', `"${name}" is ${known[1]}, not a CSV file. ${known[2]}`);
  if (/^\s*<(!doctype html|html)/i.test(start)) {
    throw new AppError(
      'invalid',
      `"${name}" is a web page, not a CSV file. Download the data itself and import that.`,
    );
  }
  const wide = wideEncoding(head);
  if (wide !== null) return wide;
  if (isBinary(head)) {
    throw new AppError(
      'invalid',
      `"${name}" is a binary file, not text. Export the data as CSV and import that.`,
    );
  }
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

/** UTF-16 without a mark: every other byte of ASCII text is zero. */
function wideEncoding(head: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  for (let i = 0; i < pairs * 2; i += 1) if (head[i] === 0) zeros[i % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (pairs > 3 && odd > 0.9 * pairs && even === 0) return 'utf-16le';
  if (pairs > 3 && even > 0.9 * pairs && odd === 0) return 'utf-16be';
  return null;
}

/** Text has no zero bytes and hardly any control characters but tab and line ends. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  }
  return controls > 0.01 * head.length;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // `stream` forgives a character that the end of the part cuts in two.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
