import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredBars } from '@core/bars';
import { columnsOf, type SeriesData, timesOf } from '@core/series-data';
import { type LoadedData, loadFile, type ReadHooks } from '@main/importing/read-table';
import { AppError } from '@shared/errors';
import type { ImportOptions } from '@shared/series';
import { afterAll, expect } from 'vitest';

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

/** `loadFile` of a file of bars. */
export async function loadBars(
  path: string,
  options: ImportOptions,
  hooks?: ReadHooks,
): Promise<LoadedData & { readonly bars: StoredBars }> {
  const loaded = await loadFile(path, options, hooks);
  return { ...loaded, bars: barsOf(loaded.data) };
}

export function barsOf(data: SeriesData): StoredBars {
  if (data.kind !== 'bars') throw new Error(`The file was read as ${data.kind}.`);
  return data.bars;
}

/** Data that may be stored: in time order, every number finite, every price above zero; no value but where there may be none. */
export function expectSound(data: SeriesData): void {
  const time = timesOf(data);
  expect(time.every((each, i) => Number.isFinite(each) && (i === 0 || each > time[i - 1]!))).toBe(true);
  for (const column of columnsOf(data)) {
    expect(column).toHaveLength(time.length);
    expect(column.every((value) => Math.abs(value) !== Number.POSITIVE_INFINITY)).toBe(true);
  }
  if (data.kind === 'scalar') expect(data.value.some(Number.isNaN)).toBe(false);
  if (data.kind === 'depth')
    for (const { bidSize, askSize } of data.levels)
      expect([bidSize, askSize].every((sizes) => sizes.every((size) => !(size < 0)))).toBe(true);
  if (data.kind !== 'bars') return;
  const { open, high, low, close } = data.bars;
  for (const price of [open, high, low, close]) expect(price.every((value) => value > 0)).toBe(true);
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
