import type { JoinedShape } from '@shared/formulas';
import type { SeriesSummary } from '@shared/series';
import { getAt, isJsonObject, type Json } from '../json';

/** The series that a draft joins, as far as they have a name; of the kind `unknown` where the workspace has none of that name. */
export function joinedOf(draft: Json, series: readonly SeriesSummary[]): readonly JoinedShape[] {
  const shapes = auxiliaryOf(draft).flatMap((entry): readonly JoinedShape[] => {
    const name = textAt(entry, 'name');
    const found = series.find((one) => one.name === textAt(entry, 'series'));
    if (name === '') return [];
    return [{ name, kind: found?.kind ?? 'unknown', levels: found?.levels ?? 0 }];
  });
  return shapes.filter(({ name }, index) => shapes.findIndex((other) => other.name === name) === index);
}

/** The entries of `data.auxiliary`, whatever they are; none where there is no list. */
export function auxiliaryOf(draft: Json): readonly Json[] {
  const list = getAt(draft, 'data.auxiliary');
  return Array.isArray(list) ? list : [];
}

/** A text in an entry; empty where it is missing or something else. */
export function textAt(entry: Json, key: string): string {
  const value = isJsonObject(entry) ? entry[key] : undefined;
  return typeof value === 'string' ? value : '';
}
