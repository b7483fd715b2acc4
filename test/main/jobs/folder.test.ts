import { existsSync, mkdirSync } from 'node:fs';
import { dropStaleJobFolders, leaveFile, makeJobFolder } from '@main/jobs/folder';
import { AppError } from '@shared/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../temp-folder';

const nobody = 2 ** 22 + 1; // above the largest process id that Linux gives

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function inFolder(folder: string): void {
  vi.stubEnv('TMPDIR', folder);
}

describe('job folders', () => {
  it('of a process that is gone are swept up, those of a live one stay', () => {
    const { folder, path } = tempFolder();
    inFolder(folder);
    const own = makeJobFolder();
    mkdirSync(path(`longshort-job-${nobody}-abc`));
    dropStaleJobFolders((error) => expect.unreachable(String(error)));
    expect(existsSync(own)).toBe(true);
    expect(existsSync(path(`longshort-job-${nobody}-abc`))).toBe(false);
  });

  it('of another user of the machine are left alone', () => {
    const { folder, path } = tempFolder();
    inFolder(folder);
    mkdirSync(path(`longshort-job-${nobody}-abc`));
    vi.spyOn(process, 'getuid').mockReturnValue(Number(process.getuid?.()) + 1);
    dropStaleJobFolders((error) => expect.unreachable(String(error)));
    expect(existsSync(path(`longshort-job-${nobody}-abc`))).toBe(true);
  });

  it('that cannot be looked for are reported and hold nothing up', () => {
    inFolder('/nowhere/at/all');
    const reported: unknown[] = [];
    dropStaleJobFolders((error) => reported.push(error));
    expect(reported).toEqual([expect.any(AppError)]);
  });

  it('that cannot be made, or files that do not fit, say where and what to do', () => {
    inFolder('/nowhere/at/all');
    expect(() => makeJobFolder()).toThrow(/\/nowhere\/at\/all\/.* Check the path/);
    // Linux answers every write to this file as a full disk does.
    expect(() => leaveFile('/dev', 'full', new Uint8Array(8))).toThrow(
      /The disk that holds \/dev\/full is full.*free some space/,
    );
  });
});
