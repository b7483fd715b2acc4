import type { Readable } from 'node:stream';
import { AppError } from '@shared/errors';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { fileFault } from './file-fault';
import { fileNameInArchive, isDataFile } from './zip-names';

/** A file in a zip archive that may hold a table. */
export interface ZipMember {
  readonly name: string;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
  readonly isDeflated: boolean;
  /** The bytes as they are packed. */
  open(): Promise<Readable>;
}

/** An open zip archive; `close` it. Nothing is ever unpacked to the disk. */
export interface ZipArchive {
  /** The data files in it, in the order of the archive. */
  readonly members: readonly ZipMember[];
  close(): void;
}

/** More entries than any folder of a stock exchange; the list of a made-up archive would fill the memory. */
const maxEntries = 100_000;

/**
 * Reads the list of a zip archive.
 *
 * @throws AppError `invalid`, with a sentence, for an archive that is damaged, encrypted, an Excel workbook,
 *   holds names that point out of it, or holds no data file.
 */
export async function openZip(path: string, archive: string): Promise<ZipArchive> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false });
    const opened = zip;
    // Failures reach the caller through the list and the streams; without a listener they would end the process.
    zip.on('error', () => undefined);
    if (zip.entryCount > maxEntries) {
      const most = maxEntries.toLocaleString('en-US');
      throw refusal(archive, `holds more than ${most} files. Unpack it and import a part of them.`);
    }
    const members = membersOf(await allEntries(zip), archive).map((entry) => memberOf(opened, entry));
    return { members, close: () => opened.close() };
  } catch (error) {
    zip?.close();
    throw zipFault(error, archive, path);
  }
}

async function allEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

function membersOf(entries: readonly Entry[], archive: string): Entry[] {
  if (entries.some(({ fileName }) => fileName.startsWith('xl/'))) {
    throw refusal(archive, 'is an Excel workbook, not a CSV file. Save the sheet as CSV and import that.');
  }
  const members = entries.filter(({ fileName }) => isDataFile(fileName));
  const [first] = members;
  if (first === undefined) {
    const found = entries.find(({ fileName }) => !fileName.endsWith('/'));
    const held =
      found === undefined ? 'is empty' : `holds no CSV file; it holds ${fileNameInArchive(found.fileName)}`;
    throw refusal(archive, `${held}. Choose an archive of .csv, .tsv or .txt files.`);
  }
  return members;
}

function memberOf(zip: ZipFile, entry: Entry): ZipMember {
  return {
    name: entry.fileName,
    packedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    crc32: entry.crc32,
    isDeflated: entry.compressionMethod === 8,
    async open() {
      if (entry.isEncrypted()) {
        throw new AppError(
          'invalid',
          `${fileNameInArchive(entry.fileName)} is encrypted with a password. Unpack it with the password and import the file inside.`,
        );
      }
      if (!entry.canDecodeFileData()) {
        throw new AppError(
          'invalid',
          `${fileNameInArchive(entry.fileName)} is packed by a method (number ${entry.compressionMethod}) that is not read here. Unpack it and import the file inside, or pack it as an ordinary zip.`,
        );
      }
      return zip.openReadStreamPromise(entry, { decodeFileData: false });
    },
  };
}

function refusal(archive: string, what: string): AppError {
  return new AppError('invalid', `"${archive}" ${what}`);
}

/** Whatever else the reader of zip files or the unpacking says: the archive is damaged, or made to harm. */
export function zipFault(error: unknown, archive: string, path: string): unknown {
  const known = fileFault(error, path);
  if (known instanceof AppError || !(error instanceof Error) || error.name === 'AbortError') return known;
  const cause = { cause: error };
  if (/^(invalid relative path|absolute path|invalid characters in fileName)/.test(error.message)) {
    return new AppError(
      'invalid',
      `"${archive}" holds a file whose name points out of the archive (${error.message}). Do not trust it; get the archive from its source again.`,
      [],
      cause,
    );
  }
  return new AppError(
    'invalid',
    `The zip archive "${archive}" is damaged or cut off (${error.message.replace(/\.+$/, '')}). Download or pack it again and import that.`,
    [],
    cause,
  );
}
