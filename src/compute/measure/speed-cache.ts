import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DeviceInfo, type DeviceSpeeds, deviceSpeeds } from '@shared/devices';
import { z } from 'zod';

/** What a measurement holds for: these devices, as they describe themselves, on this problem. */
export interface SpeedKey {
  readonly devices: readonly DeviceInfo[];
  readonly problem: string;
}

/** Measured speeds of the devices of this machine. */
export interface SpeedCache {
  /** Null where it was not measured, or not with this version of Longshort. */
  read(key: SpeedKey): DeviceSpeeds | null;
  /** Keeps a measurement in which no device failed. */
  write(key: SpeedKey, measured: DeviceSpeeds): void;
  /** Forgets everything. */
  clear(): void;
}

export interface SpeedCacheParts {
  readonly appVersion: string;
  /** Told when the file cannot be written: what was measured then counts for this once. */
  readonly report: (error: unknown) => void;
}

/**
 * Kept in one small JSON file. A damaged one counts as empty and is replaced, since all of it can be measured again. Several
 * processes may use it: each writes beside and renames, so the file is always whole, and the one that wrote last wins.
 */
export function openSpeedCache(path: string, { appVersion, report }: SpeedCacheParts): SpeedCache {
  const idOf = ({ devices, problem }: SpeedKey): string =>
    [
      `Longshort ${appVersion}`,
      ...devices.map(({ id, label, detail, driver }) =>
        [id, label, detail, driver ?? 'no driver'].join(', '),
      ),
      problem,
    ].join(' | ');
  const save = (entries: readonly Entry[]): void => {
    try {
      replaceFile(path, JSON.stringify({ entries }, null, 2));
    } catch (error) {
      report(error);
    }
  };
  return {
    read(key) {
      const found = readEntries(path).find(({ of }) => of === idOf(key));
      return found === undefined ? null : { measuredAt: found.measuredAt, speeds: found.speeds };
    },
    write(key, { measuredAt, speeds }) {
      // What went wrong once may be right the next time.
      if (speeds.some(({ msPerStep }) => msPerStep === null)) return;
      const others = readEntries(path).filter(({ of }) => of !== idOf(key));
      save([{ of: idOf(key), measuredAt, speeds }, ...others].slice(0, mostEntries));
    },
    clear: () => save([]),
  };
}

/** A year of experiments; the file stays below a few hundred kilobytes. */
const mostEntries = 500;

const entry = deviceSpeeds.extend({ of: z.string() });
const file = z.object({ entries: z.array(entry).readonly() });
type Entry = z.infer<typeof entry>;

function readEntries(path: string): readonly Entry[] {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).entries;
  } catch {
    return [];
  }
}

function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  // The name of the process, so that two that write at once do not write into each other.
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
