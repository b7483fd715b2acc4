import { getAt, isJsonObject, isSameJson, type Json, type JsonObject } from '../json';
import { spaceOf, withSpace } from './plan';
import { isNamed, type NamedValue, valuesOf } from './values';

/** Parts of the spec that are swept whole, one named value in place of another. */
export type WholePart = 'features' | 'split';

/** Label of the value that is whatever the form holds. */
export const followLabel: Readonly<Record<WholePart, string>> = { features: 'As listed', split: 'As set' };

/** A choice between whole values of a part, the one that the form holds first. */
export function proposeSets(part: WholePart, draft: Json, others: readonly NamedValue[]): JsonObject {
  const own = { label: followLabel[part], value: getAt(draft, part) ?? null };
  return { kind: 'choice', path: part, when: null, values: [own, ...others.map((one) => ({ ...one }))] };
}

/** A draft whose sets that follow the form hold what it holds now. */
export function withFollowingSets(draft: Json): Json {
  const space = spaceOf(draft).map((dimension): Json => {
    if (!isJsonObject(dimension) || !isWholePart(dimension.path)) return dimension;
    const part = dimension.path;
    const now = getAt(draft, part) ?? null;
    const values = valuesOf(dimension).map((one) =>
      isNamed(one) && one.label === followLabel[part] ? { ...one, value: now } : one,
    );
    return isSameJson(values, valuesOf(dimension)) ? dimension : { ...dimension, values };
  });
  return isSameJson(space, spaceOf(draft)) ? draft : withSpace(draft, space);
}

/** A label that no value has yet: `Walk-forward`, `Walk-forward 2`. */
export function freeLabel(wanted: string, values: readonly Json[]): string {
  const taken = new Set(values.flatMap((one) => (isNamed(one) ? [one.label] : [])));
  for (let number = 2, label = wanted; ; label = `${wanted} ${number++}`) if (!taken.has(label)) return label;
}

export const isWholePart = (path: Json | undefined): path is WholePart =>
  path === 'features' || path === 'split';
