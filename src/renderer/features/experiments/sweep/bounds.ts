import { experimentSpec } from '@shared/spec';
import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../json';

/** Between what a number of the spec may lie, as far as its field alone says so. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Whether the bound itself is refused. */
  readonly isMinOpen: boolean;
  readonly isMaxOpen: boolean;
}

export const unbounded: Bounds = { min: -Infinity, max: Infinity, isMinOpen: false, isMaxOpen: false };

let described: Json | undefined;

/** What the schema allows a number at a path of the spec. */
export function boundsOf(path: string): Bounds {
  described ??= JSON.parse(
    JSON.stringify(z.toJSONSchema(experimentSpec, { io: 'output', unrepresentable: 'any' })),
  ) as Json;
  const schema = memberAt(described, path.split('.'));
  if (schema === undefined) return unbounded;
  const numbers = [schema, ...alternatives(schema)].filter(
    ({ type }) => type === 'integer' || type === 'number',
  );
  const [first] = numbers;
  if (first === undefined) return unbounded;
  const over = asNumber(first.exclusiveMinimum);
  const under = asNumber(first.exclusiveMaximum);
  return {
    min: over ?? asNumber(first.minimum) ?? -Infinity,
    max: under ?? asNumber(first.maximum) ?? Infinity,
    isMinOpen: over !== undefined,
    isMaxOpen: under !== undefined,
  };
}

/** Of alternatives, such as the kinds of split, the first that has the member. */
function memberAt(schema: Json, keys: readonly string[]): JsonObject | undefined {
  if (!isJsonObject(schema)) return undefined;
  const [key, ...rest] = keys;
  if (key === undefined) return schema;
  const { properties } = schema;
  const own =
    isJsonObject(properties) && properties[key] !== undefined ? memberAt(properties[key], rest) : undefined;
  if (own !== undefined) return own;
  for (const one of alternatives(schema)) {
    const found = memberAt(one, keys);
    if (found !== undefined) return found;
  }
  return undefined;
}

function alternatives({ anyOf, oneOf }: JsonObject): readonly JsonObject[] {
  return [anyOf, oneOf].flatMap((some) => (Array.isArray(some) ? some.filter(isJsonObject) : []));
}

const asNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
