import { applies, type SpecField } from '../fields/field';
import { isJsonObject, isSameJson, type Json, type JsonObject, setAt } from '../json';
import { specField } from '../spec-fields';
import { spaceOf, sweptAt, sweptOf, withSpace } from './plan';
import { answersOf, contentOf, labelOf, valuesOf } from './values';
import { variantsOf } from './variants';

/** Whether a field matters to the draft or to any trial of it. */
export function appliesSomewhere(field: SpecField, draft: Json): boolean {
  return (
    applies(field, draft) ||
    (field.when !== undefined && variantsOf(draft).some((one) => applies(field, one)))
  );
}

/**
 * The condition under which a swept field matters: a choice that is swept too and the values of it that ask for the field; of a feature's
 * parameter, that the feature is in.
 */
export function derivedCondition(path: string, draft: Json): JsonObject | null {
  const feature = /^(features\.\d+)\./.exec(path)?.[1];
  if (feature !== undefined)
    return sweptAt(draft, feature) === undefined ? null : { path: feature, in: [true] };
  const field = specField(path);
  if (field?.when === undefined) return null;
  const variants = variantsOf(draft);
  for (const { path: asked, dimension } of sweptOf(draft).toReversed()) {
    const values = valuesOf(dimension);
    const fitting = values.filter((value) =>
      variants.some((one) => applies(field, setAt(one, asked, contentOf(value)))),
    );
    if (asked !== path && fitting.length > 0 && fitting.length < values.length)
      return { path: asked, in: fitting.map(labelOf) };
  }
  return null;
}

/**
 * A changed draft whose conditions follow: one that was just what the form asks for is derived anew, and what asks about a field or a value that
 * is not swept any more is dropped. What the user wrote otherwise stays.
 */
export function withConditions(before: Json, after: Json): Json {
  const space = spaceOf(after).map((dimension): Json => {
    if (!isJsonObject(dimension)) return dimension;
    const path = String(dimension.path);
    const now = dimension.when ?? null;
    const was = sweptAt(before, path)?.dimension;
    const isDerived =
      was === undefined
        ? now === null
        : isSameJson(now, was.when ?? null) && isSameJson(now, derivedCondition(path, before));
    const when = isDerived ? derivedCondition(path, after) : stillAsked(now, after);
    return isSameJson(when, now) ? dimension : { ...dimension, when };
  });
  return isSameJson(space, spaceOf(after)) ? after : withSpace(after, space);
}

/** A condition without what is not swept any more; null where nothing is left to ask. */
function stillAsked(when: Json, draft: Json): Json {
  if (!isJsonObject(when) || !Array.isArray(when.in)) return when;
  const asked = sweptAt(draft, String(when.path));
  if (asked === undefined) return null;
  const answers: readonly Json[] = answersOf(asked.dimension);
  const left = when.in.filter((one: Json) => answers.includes(one));
  return left.length === 0 ? null : { ...when, in: left };
}
