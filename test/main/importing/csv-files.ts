import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { afterAll } from 'vitest';

/** A folder of files for one test file, removed after it. */
export function csvFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'longshort-csv-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    write(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** The error that a call ends with; the test fails where it ends well or with anything but a sentence for the user. */
export async function faultOf(call: Promise<unknown>): Promise<AppError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The call was expected to fail, but it did not.');
}

export const goodCsv = [
  'Date,Open,High,Low,Close,Volume',
  '2020-01-02,10,12,9,11,100',
  '2020-01-03,11.1,13,10,12,110',
  '2020-01-06,12.1,14,11,13,120',
  '',
].join('\n');
