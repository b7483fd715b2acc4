import { isJsonObject, type Json } from './json';

/** The features of a draft, whatever they are. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function moved(list: readonly Json[], from: number, to: number): readonly Json[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** For each entry the index of the first that equals it, its own where that is itself; whatever the order of parameters. */
export function firstTwins(list: readonly Json[]): readonly number[] {
  const first = new Map<string, number>();
  return list.map((entry, index) => {
    const text = canonical(entry);
    const twin = first.get(text) ?? index;
    first.set(text, twin);
    return twin;
  });
}

function canonical(value: Json): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
