import { isJsonObject, type Json } from '../json';
import { specSections } from '../spec-fields';

const places: ReadonlyMap<string, number> = new Map(
  specSections
    .flatMap((section) => [section.id, ...section.fields.map(({ path }) => path)])
    .map((path, place) => [path, place]),
);

/** Dimensions in the order of the form, but none before one that its condition asks about. */
export function inOrder(space: readonly Json[]): readonly Json[] {
  const waiting = space.toSorted((a, b) => comparePaths(pathOf(a), pathOf(b)));
  const ordered: Json[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(pathOf));
    const free = waiting.findIndex((one) => !names.has(askedBy(one) ?? ''));
    ordered.push(...waiting.splice(Math.max(0, free), 1));
  }
  return ordered;
}

function comparePaths(one: string, other: string): number {
  const place = placeOf(one) - placeOf(other);
  return place === 0 ? one.localeCompare(other, 'en', { numeric: true }) : place;
}

/** Of a field, or of the nearest thing above it that the form has a place for. */
function placeOf(path: string): number {
  for (let above = path; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('.')))) {
    const place = places.get(above);
    if (place !== undefined) return place;
  }
  return places.size;
}

const pathOf = (dimension: Json): string => (isJsonObject(dimension) ? String(dimension.path ?? '') : '');

/** The path that a dimension's condition asks about; nothing where it has none. */
function askedBy(dimension: Json): string | undefined {
  if (!isJsonObject(dimension) || !isJsonObject(dimension.when)) return undefined;
  return typeof dimension.when.path === 'string' ? dimension.when.path : undefined;
}
