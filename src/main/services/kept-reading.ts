import { stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ImportOptions } from '@shared/series';
import { dropJobFolder } from '../jobs/folder';
import type { LeftSeries } from '../jobs/protocol';

/** A file at one moment: as long as none of it changes, reading it again gives the same. */
export interface FileStamp {
  readonly path: string;
  readonly size: bigint;
  readonly changed: bigint;
  readonly inode: bigint;
}

/** @returns null where there is no such file, which whoever reads it says better. */
export async function stampOf(path: string): Promise<FileStamp | null> {
  try {
    const { size, mtimeNs, ino } = await stat(path, { bigint: true });
    return { path, size, changed: mtimeNs, inode: ino };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** What a preview read, and how. */
export interface Reading {
  readonly stamp: FileStamp;
  readonly options: ImportOptions;
  readonly left: LeftSeries;
  /** Holds the file of `left`. */
  readonly folder: string;
}

export interface KeptReading {
  keep(reading: Reading): void;
  /** What was read of this file in this way, unless the file has changed since. The folder is then the caller's to drop. */
  take(path: string, options: ImportOptions): Promise<Reading | null>;
  drop(): void;
}

/** Keeps what the last preview read, so that importing what was looked at does not read the file again. */
export function createKeptReading(): KeptReading {
  let kept: Reading | null = null;
  const drop = (): void => {
    if (kept) dropJobFolder(kept.folder);
    kept = null;
  };
  return {
    drop,
    keep(reading) {
      drop();
      kept = reading;
    },
    async take(path, options) {
      const stamp = await stampOf(path);
      const found = kept;
      if (!found || !isDeepStrictEqual([found.stamp, found.options], [stamp, options])) return null;
      kept = null;
      return found;
    },
  };
}
