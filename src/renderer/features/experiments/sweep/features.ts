import { listOf, moved } from '../feature-list';
import { getAt, isJsonObject, type Json, setAt } from '../json';
import { spaceOf, withSpace } from './plan';

const ofFeature = /^features\.(\d+)(\..+)?$/;

/** A draft whose feature stands elsewhere in the list, and what is swept of each with it. */
export function withFeatureMoved(draft: Json, from: number, to: number): Json {
  const list = listOf(getAt(draft, 'features'));
  const order = moved([...list.keys()], from, to);
  return renumbered(setAt(draft, 'features', moved(list, from, to)), (index) => order.indexOf(index));
}

/** A draft without a feature, and without what was swept of it. */
export function withoutFeature(draft: Json, index: number): Json {
  const list = listOf(getAt(draft, 'features'));
  const next = setAt(
    draft,
    'features',
    list.filter((_, k) => k !== index),
  );
  return renumbered(next, (old) => (old === index ? null : old > index ? old - 1 : old));
}

/** A draft with other features in place of those before: what is swept of one stays where one of the same kind is still there. */
export function withFeatures(draft: Json, features: readonly Json[]): Json {
  const before = listOf(getAt(draft, 'features'));
  return renumbered(setAt(draft, 'features', features), (index) =>
    kindAt(before, index) === kindAt(features, index) ? index : null,
  );
}

/** A draft with the features of an earlier one, and with what that one swept of them; what was edited elsewhere since stays. */
export function withFeaturesBack(draft: Json, before: Json): Json {
  const next = setAt(draft, 'features', getAt(before, 'features'));
  const space = [
    ...spaceOf(draft).filter((one) => !isOfFeature(one)),
    ...spaceOf(before).filter((one) => isOfFeature(one)),
  ];
  return spaceOf(draft).length + space.length === 0 ? next : withSpace(next, space);
}

const isOfFeature = (dimension: Json): boolean =>
  isJsonObject(dimension) && ofFeature.test(String(dimension.path));

/** @param placed where a feature is now; null where it is gone */
function renumbered(draft: Json, placed: (index: number) => number | null): Json {
  const space = spaceOf(draft);
  const next = space.flatMap((dimension): readonly Json[] => {
    if (!isJsonObject(dimension)) return [dimension];
    const path = placedPath(dimension.path, placed);
    if (path === null) return [];
    const asked = isJsonObject(dimension.when) ? placedPath(dimension.when.path, placed) : undefined;
    const when =
      asked === null
        ? null
        : asked === undefined
          ? dimension.when
          : { ...asObject(dimension.when), path: asked };
    return [{ ...dimension, ...(path !== undefined && { path }), ...(when !== undefined && { when }) }];
  });
  return space.length === 0 ? draft : withSpace(draft, next);
}

/** Null of a feature that is gone. */
function placedPath(path: Json | undefined, placed: (index: number) => number | null): Json | undefined {
  const found = typeof path === 'string' ? ofFeature.exec(path) : null;
  if (found === null) return path;
  const index = placed(Number(found[1]));
  return index === null ? null : `features.${index}${found[2] ?? ''}`;
}

const asObject = (value: Json | undefined) => (isJsonObject(value) ? value : {});

const kindAt = (features: readonly Json[], index: number): Json | undefined => {
  const feature = features[index];
  return isJsonObject(feature) ? feature.kind : undefined;
};
