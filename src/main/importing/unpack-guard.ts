import { Transform } from 'node:stream';
import { AppError } from '@shared/errors';

/**
 * Tables of prices pack three to twenty times smaller, one price repeated for ever a hundred times. What
 * unpacks to more than this many times its size, and to more than the bytes let pass, was made to fill the
 * memory.
 */
export const maxRatio = 250;
export const ratioFreeBytes = 64 * 1024 * 1024;
/** Of one text, unpacked. */
export const maxUnpackedBytes = 8 * 1024 ** 3;

/** Whether a packed text of these sizes is to be refused; null, or the sentence that says why. */
export function unpackFault(name: string, packed: number, unpacked: number): AppError | null {
  if (unpacked > maxUnpackedBytes) {
    return new AppError(
      'invalid',
      `"${name}" unpacks to more than 8 GB, which is no file of one series. If it is, unpack it yourself and import the CSV file.`,
    );
  }
  if (unpacked > ratioFreeBytes && unpacked > maxRatio * packed) {
    return new AppError(
      'invalid',
      `"${name}" unpacks to more than ${maxRatio} times its size, as no table of prices does; it may be made to fill the memory. If you trust it, unpack it yourself and import the CSV file.`,
    );
  }
  return null;
}

/**
 * Lets unpacked bytes through until there are too many of them.
 *
 * @param packed bytes of the archive that were read so far.
 */
export function unpackGuard(name: string, packed: () => number): Transform {
  let unpacked = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      const fault = unpackFault(name, packed(), unpacked);
      if (fault === null) done(null, chunk);
      else done(fault);
    },
  });
}
