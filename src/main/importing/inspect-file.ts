import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import { fileFault } from './file-fault';

/** A file that is there and can be read, and what its first bytes say of how it is packed. */
export interface InspectedFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly packing: 'none' | 'gzip' | 'zip' | 'parquet';
}

/** An archive without a file in it has the second mark of zip. */
const marks: readonly (readonly [bytes: string, packing: InspectedFile['packing']])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['PAR1', 'parquet'],
  ['PARE', 'parquet'],
];

/**
 * Looks at a path and at the first bytes behind it.
 *
 * @throws AppError `notFound`, `io` or `invalid`, with a sentence, for whatever is no readable file.
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
    const start = String.fromCharCode(...(await readRange(path, 0, 4)));
    const packing = marks.find(([bytes]) => start.startsWith(bytes))?.[1] ?? 'none';
    return { path, name, sizeBytes: found.size, packing };
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
