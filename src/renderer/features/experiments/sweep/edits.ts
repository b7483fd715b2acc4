import type { SpecField } from '../fields/field';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { withConditions } from './conditions';
import { spaceOf, sweptAt, withSpace } from './plan';
import { withFollowingSets } from './sets';

/** What is swept for a field: the kind of a split makes no sense without the rest of it. */
export const sweepPathOf = (path: string): string => (path === 'split.kind' ? 'split' : path);

/** Whether a sweep may move a field of this draft. */
export function isSearchable({ path, input, search }: SpecField, draft: Json): boolean {
  const isKnown = ['integer', 'number', 'autoOrInteger', 'choice'].includes(input.type);
  if (!isKnown || path.startsWith('sweep.')) return false;
  if (path.startsWith('split.') && path !== 'split.kind' && sweptAt(draft, 'split') !== undefined)
    return false;
  return typeof search === 'function' ? search(draft) : true;
}

/** A draft that sweeps one more dimension, in place of what overlaps with it. */
export function sweeping(draft: Json, dimension: JsonObject): Json {
  const path = String(dimension.path);
  const others = spaceOf(draft).filter((one) => {
    const other = isJsonObject(one) ? String(one.path) : '';
    return other !== path && !overlaps(path, other) && !overlaps(other, path);
  });
  return withSpace(draft, [...others, dimension]);
}

export function notSweeping(draft: Json, path: string): Json {
  return withSpace(
    draft,
    spaceOf(draft).filter((one) => !isJsonObject(one) || one.path !== path),
  );
}

/** A draft with members of one dimension replaced; undefined removes one. */
export function withDimension(draft: Json, path: string, change: Record<string, Json | undefined>): Json {
  const space = spaceOf(draft).map((one): Json => {
    if (!isJsonObject(one) || one.path !== path) return one;
    const next = Object.entries({ ...one, ...change });
    return Object.fromEntries(
      next.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
    );
  });
  return withSpace(draft, space);
}

/** An edited draft with what the edit brings with it in the plan. */
export function withPlanInStep(before: Json, after: Json): Json {
  if (spaceOf(after).length === 0) return after;
  return withConditions(before, withFollowingSets(after));
}

/** Whether a choice of whole values at one path decides what the other path says. A feature that is in or out has parameters all the same. */
function overlaps(whole: string, part: string): boolean {
  return (whole === 'features' || whole === 'split') && part.startsWith(`${whole}.`);
}
