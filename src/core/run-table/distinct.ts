import { type Column, isText, type RunFrame } from './frame';
import { unpackTags } from './words';

/** Counting distinct values stops here: more say nothing more. */
export const mostDistinct = 1000;

/** Values of a column that differ, up to `mostDistinct`; that some runs have none is one of them. */
export function distinctValues(column: Column, rows: Int32Array): number {
  const seen = new Set<number>();
  for (const row of rows) {
    seen.add(isText(column) ? column.codes[row]! : column.values[row]!);
    if (seen.size === mostDistinct) break;
  }
  return seen.size;
}

/** The most frequent texts of a column, or tags, up to `most`; the more frequent first. */
export function frequentTexts({ words }: RunFrame, column: Column, rows: Int32Array, most: number): string[] {
  if (!isText(column)) return [];
  const byCode = new Map<number, number>();
  for (const row of rows) {
    const code = column.codes[row]!;
    if (code >= 0) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  }
  const counts = column.kind === 'tags' ? ofTags(byCode, words.text) : ofWords(byCode, words.text);
  return [...counts]
    .filter(([text]) => text !== '')
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([text]) => text);
}

function ofWords(byCode: ReadonlyMap<number, number>, text: (code: number) => string): Map<string, number> {
  return new Map([...byCode].map(([code, count]) => [text(code), count]));
}

function ofTags(byCode: ReadonlyMap<number, number>, text: (code: number) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [code, count] of byCode)
    for (const tag of unpackTags(text(code))) counts.set(tag, (counts.get(tag) ?? 0) + count);
  return counts;
}
