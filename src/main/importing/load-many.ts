import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, type ErrorEnvelope, toEnvelope } from '@shared/errors';
import type { ReadHooks } from './byte-source';
import { cancelledReading } from './csv-rows';
import { fileFault } from './file-fault';
import { type ListedFile, listFiles } from './list-files';
import { eachTable } from './open-table';
import { type HowToRead, type LoadedData, type LoadedSeries, loadSeries } from './read-table';

/** One file of many, read or refused. */
export interface LoadedOne {
  /** Its path in the folder, or in the archive. */
  readonly file: string;
  readonly suggestedName: string;
  readonly outcome:
    | (LoadedData & { readonly kind: 'loaded' })
    | { readonly kind: 'refused'; readonly error: ErrorEnvelope };
}

export interface ManyHooks {
  readonly signal?: AbortSignal;
  /** Files that are done, of how many there are, with the part of the one being read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads every data file of files, folders and zip archives: one series a file, named after it, or one an instrument where a
 * column tells several apart, named after that. A file with faults is refused whole and the others are read on.
 *
 * @param reading for all of them. @param onFile is awaited, so that one file at a time is in memory.
 * @throws AppError where a single path cannot be read or holds no file at all, or `cancelled`.
 */
export async function loadMany(
  paths: readonly string[],
  reading: HowToRead,
  hooks: ManyHooks,
  onFile: (one: LoadedOne) => Promise<void> | void,
): Promise<void> {
  const files = await listAll(paths, onFile);
  for (const [index, file] of files.entries()) {
    if (hooks.signal?.aborted) throw cancelledReading(basename(file.path));
    await loadAll(file.path, file.name, reading, part(hooks, index, files.length), onFile);
  }
}

/** One path that leads nowhere is an error, one of several is refused as a file is. */
async function listAll(
  paths: readonly string[],
  onFile: (one: LoadedOne) => Promise<void> | void,
): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for (const path of paths) {
    const name = basename(path);
    try {
      if (!(await isFolder(path))) files.push({ path, name });
      else {
        const inside = await listFiles(path);
        const prefix = paths.length > 1 ? `${name}/` : '';
        files.push(...inside.map((file) => ({ ...file, name: prefix + file.name })));
      }
    } catch (error) {
      if (paths.length === 1 || !(error instanceof AppError)) throw error;
      await onFile(refusedFile(name, name, error));
    }
  }
  return files;
}

function refusedFile(file: string, suggestedName: string, error: AppError): LoadedOne {
  return { file, suggestedName, outcome: { kind: 'refused', error: toEnvelope(error) } };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw fileFault(error, path);
  }
}

/** Hooks of one part of many, which counts as one. */
function part({ signal, onProgress }: ManyHooks, index: number, total: number): ManyHooks {
  return {
    ...(signal === undefined ? {} : { signal }),
    onProgress: (done, of) => onProgress?.(index + (of > 0 ? done / of : 1), total),
  };
}

/** Every table of a file: the one it is, or those of an archive. */
async function loadAll(
  path: string,
  name: string,
  reading: HowToRead,
  hooks: ManyHooks,
  onFile: (one: LoadedOne) => Promise<void> | void,
): Promise<void> {
  const refuse = (file: string, suggestedName: string, error: unknown) => {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    return onFile(refusedFile(file, suggestedName, error));
  };
  try {
    await eachTable(path, hooks.signal, async (opened, index, total) => {
      const readHooks: ReadHooks = part(hooks, index, total);
      const file = opened.entry === null ? name : `${name} › ${opened.entry}`;
      let loaded: readonly LoadedSeries[];
      try {
        loaded = await opened.use((table) => loadSeries(table, reading, readHooks));
      } catch (error) {
        return refuse(file, opened.suggestedName, error);
      }
      for (const { symbol, ...data } of loaded) {
        const suggestedName = symbol === null || symbol === '' ? opened.suggestedName : symbol;
        await onFile({ file, suggestedName, outcome: { kind: 'loaded', ...data } });
      }
    });
  } catch (error) {
    await refuse(name, name, error);
  }
}
