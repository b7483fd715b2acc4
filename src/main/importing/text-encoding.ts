import { AppError } from '@shared/errors';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** First bytes of files that people try to import, and what to do with them. */
const signatures: readonly (readonly [bytes: string, what: string, advice: string])[] = [
  ['PK\x03\x04', 'a zip archive in an archive', 'Unpack the outer one and import what is inside.'],
  ['\x1f\x8b', 'a gzip archive in an archive', 'Unpack the outer one and import what is inside.'],
  ['PAR1', 'a Parquet file in an archive', 'Unpack the archive and import the Parquet file itself.'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive', 'Unpack it and import the files inside.'],
  ['Rar!\x1a\x07', 'a RAR archive', 'Unpack it and import the files inside.'],
  ['BZh', 'a bzip2 archive', 'Unpack it, or pack it as .gz or .zip, and import that.'],
  ['\xfd7zXZ\0', 'an xz archive', 'Unpack it, or pack it as .gz or .zip, and import that.'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive', 'Unpack it, or pack it as .gz or .zip, and import that.'],
  ['\x89HDF\r\n', 'an HDF5 file', 'Save the table as CSV or Parquet and import that.'],
  ['ARROW1', 'an Arrow or Feather file', 'Save the table as Parquet or CSV and import that.'],
  [
    'SQLite format 3',
    'an SQLite database',
    'Open it as a workspace if it is one, or export its table as CSV.',
  ],
  ['%PDF', 'a PDF document', 'Download the data as CSV instead.'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook', 'Save the sheet as CSV and import that.'],
];

/** Where a tar archive says that it is one. */
const tarMark = { offset: 257, text: 'ustar' };

/**
 * The encoding of a text, judged by its first bytes.
 *
 * @throws AppError `invalid`, with a sentence, for whatever is no text.
 */
export function encodingOf(head: Uint8Array, name: string): Encoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  refuseOtherFiles(head, name);
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

function refuseOtherFiles(head: Uint8Array, name: string): void {
  const start = String.fromCharCode(...head.subarray(0, 512));
  const known = signatures.find(([bytes]) => start.startsWith(bytes));
  if (known !== undefined)
    throw new AppError('invalid', `"${name}" is ${known[1]}, not a CSV file. ${known[2]}`);
  if (start.startsWith(tarMark.text, tarMark.offset)) {
    throw new AppError(
      'invalid',
      `"${name}" is a tar archive, not a CSV file. Unpack it and import the files inside.`,
    );
  }
  if (/^\s*<(!doctype html|html)/i.test(start)) {
    throw new AppError(
      'invalid',
      `"${name}" is a web page, not a CSV file. Download the data itself and import that.`,
    );
  }
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
