import { type Column, isText, type RunFrame } from './frame';
import { unpackTags } from './words';

/** Counting distinct values stops here: more say nothing more. */
export const mostDistinct = 200;

/** Values of a column that differ, up to `mostDistinct`; where there are any, that some runs have none is one of them. */
export function distinctValues(column: Column, rows: Int32Array): number {
  const values = isText(column) ? column.codes : column.values;
  const seen = new Set<number>();
  let last: number | null = null;
  for (const row of rows) {
    const value = values[row]!;
    // Most columns are much the same all the way down.
    if (Object.is(value, last)) continue;
    seen.add(value);
    last = value;
    if (seen.size === mostDistinct) break;
  }
  const hasNone = seen.has(isText(column) ? -1 : Number.NaN);
  return hasNone && seen.size === 1 ? 0 : seen.size;
}

/** The most frequent texts of a column, or tags, up to `most`; the more frequent first. */
export function frequentTexts({ words }: RunFrame, column: Column, rows: Int32Array, most: number): string[] {
  if (!isText(column)) return [];
  const counts = new Int32Array(words.count);
  for (const row of rows) {
    const code = column.codes[row]!;
    if (code >= 0) counts[code]!++;
  }
  if (column.kind !== 'tags')
    return largest(counts, most)
      .map((code) => words.text(code))
      .filter((text) => text !== '');
  const ofTags = new Map<string, number>();
  for (const [code, count] of counts.entries())
    if (count > 0)
      for (const tag of unpackTags(words.text(code))) ofTags.set(tag, (ofTags.get(tag) ?? 0) + count);
  return [...ofTags]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([tag]) => tag);
}

/** Places of the largest counts above 0, the largest first; of equal ones the earlier. */
function largest(counts: Int32Array, most: number): number[] {
  const found: number[] = [];
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place]!;
    if (count === 0 || (found.length === most && count <= counts[found[most - 1]!]!)) continue;
    let at = found.length;
    while (at > 0 && counts[found[at - 1]!]! < count) at--;
    found.splice(at, 0, place);
    if (found.length > most) found.pop();
  }
  return found;
}
