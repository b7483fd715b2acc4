import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { AppError } from '@shared/errors';
import { fileFault } from './file-fault';
import { isDataFile } from './zip-names';

const maxFiles = 20_000;
const maxDepth = 12;
const packedFile = /\.(gz|zip|parquet|pq)$/i;

/** A file of a folder that may hold series. */
export interface ListedFile {
  readonly path: string;
  /** Its path from the folder on, with slashes. */
  readonly name: string;
}

/**
 * The files below a folder that may hold tables, by name: text, packed text, archives, Parquet. Links are
 * not followed, hidden files are left out.
 *
 * @throws AppError with a sentence where there is none, too many, or the folder cannot be read.
 */
export async function listFiles(folder: string): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  try {
    await collect(folder, folder, 0, files);
  } catch (error) {
    throw fileFault(error, folder);
  }
  if (files.length === 0) {
    throw new AppError(
      'invalid',
      `"${basename(folder)}" holds no .csv, .tsv, .txt, .gz, .zip or .parquet file. Choose the folder that the data is in.`,
    );
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function collect(root: string, folder: string, depth: number, into: ListedFile[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < maxDepth) await collect(root, path, depth + 1, into);
    const name = relative(root, path).split(sep).join('/');
    if (entry.isFile() && (isDataFile(name) || packedFile.test(name))) into.push({ path, name });
    if (into.length > maxFiles) {
      const most = maxFiles.toLocaleString('en-US');
      throw new AppError(
        'invalid',
        `"${basename(root)}" holds more than ${most} files. Choose a folder further down, one at a time.`,
      );
    }
  }
}
