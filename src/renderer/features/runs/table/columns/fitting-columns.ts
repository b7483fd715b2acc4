import type { RunColumn } from '@shared/run-table';
import { deviationKey, hasDeviation, wordsOf } from './column-words';

/** Pixels of tick and menu, which every row has. */
export const FRAME_WIDTH = 76;
/** Of the name at least: where the user chose the columns, and where they are those at first. */
export const NAME_WIDTH = 236;
export const LEAST_NAME_WIDTH = 154;

/** A window of 1280 pixels without navigation and scroll bar, and without what every row has. */
const ROOM = 1280 - 200 - 10 - FRAME_WIDTH - LEAST_NAME_WIDTH;

/** What the table can do without, in this order. */
const firstToGo = ['seconds', 'series'] as const;

/** Without what would make a small window scroll sideways, so that no figure is cut. */
export function fittingColumns(keys: readonly string[], all: readonly RunColumn[]): readonly string[] {
  const widths = widthsOf(keys, all);
  let taken = keys.reduce((sum, key) => sum + (widths.get(key) ?? 0), 0);
  const gone = new Set<string>();
  for (const key of firstToGo) {
    if (taken <= ROOM) break;
    taken -= widths.get(key) ?? 0;
    gone.add(key);
  }
  return keys.filter((key) => !gone.has(key));
}

/** Whether any run has a deviation over the seeds of it. */
export function isSpread(key: string, byKey: ReadonlyMap<string, RunColumn>): boolean {
  return hasDeviation(key) && (byKey.get(deviationKey(key))?.distinct ?? 0) > 0;
}

function widthsOf(keys: readonly string[], all: readonly RunColumn[]): ReadonlyMap<string, number> {
  const byKey = new Map(all.map((column) => [column.key, column]));
  return new Map(
    keys.map((key) => {
      const { spreadWidth, width } = wordsOf(key);
      return [key, isSpread(key, byKey) ? spreadWidth : width];
    }),
  );
}
