import { isJsonObject, type Json, type JsonObject } from '../json';

/** A choice's value under its label, as a set of features has one. */
export interface NamedValue {
  readonly label: string;
  readonly value: Json;
}

export function isNamed(value: Json | undefined): value is JsonObject & NamedValue {
  return isJsonObject(value) && typeof value.label === 'string' && 'value' in value;
}

/** What the values of a choice are; none of any other dimension, or while they cannot be read. */
export function valuesOf(dimension: JsonObject): readonly Json[] {
  return dimension.kind === 'choice' && Array.isArray(dimension.values) ? dimension.values : [];
}

/** What a trial calls a value. */
export const labelOf = (value: Json): string => (isNamed(value) ? value.label : String(value));

/** What a trial's spec is given for a value. */
export const contentOf = (value: Json): Json => (isNamed(value) ? value.value : value);

/** What conditions can ask of a dimension: the labels of a choice, or on and off. */
export function answersOf(dimension: JsonObject): readonly (string | boolean)[] {
  return dimension.kind === 'toggle' ? [true, false] : valuesOf(dimension).map(labelOf);
}
