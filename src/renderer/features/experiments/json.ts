/** A JSON value. The editor works on these, not on a spec, so that half-typed input is never lost or bent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path such as `training.epochs` or `features.2.period`; undefined where there is none. */
export function getAt(root: Json, path: string): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path.split('.')) {
    if (isArray(value)) value = value[Number(key)];
    else if (isJsonObject(value)) value = value[key];
    else return undefined;
  }
  return value;
}

export const isSameJson = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A copy with the value at `path` replaced; `undefined` removes the key, so that its default applies. */
export function setAt(root: Json, path: string, next: Json | undefined): Json {
  return replace(root, path.split('.'), next);
}

function replace(value: Json | undefined, keys: readonly string[], next: Json | undefined): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return next ?? null;
  if (isArray(value)) {
    const index = Number(key);
    return value.map((item, i) => (i === index ? replace(item, rest, next) : item));
  }
  const object = isJsonObject(value) ? value : {};
  if (rest.length > 0) return { ...object, [key]: replace(object[key], rest, next) };
  if (next !== undefined) return { ...object, [key]: next };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Where a text stops being JSON; 1-based. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type JsonParse =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly fault: JsonFault };

export function parseJson(text: string): JsonParse {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: locate(text, messageOf(error)) };
  }
}

function locate(text: string, message: string): JsonFault {
  const before = text.slice(0, offsetOf(text, message)).split('\n');
  const said = message
    .replace(/ in JSON at position.*$/, '')
    .replace(/, (\.{3})?".*"(\.{3})? is not valid JSON$/s, '');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: said };
}

/**
 * V8 tells the position of most faults, nothing where the text just ends, and only the text around an unexpected
 * token: that one is the last character of the shortest beginning that has it too.
 */
function offsetOf(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Math.min(Number(position), text.length);
  if (!isUnexpectedToken(message)) return text.length;
  let without = 0;
  let withIt = text.length;
  while (withIt - without > 1) {
    const middle = Math.floor((without + withIt) / 2);
    if (isUnexpectedToken(complaintOf(text.slice(0, middle)))) withIt = middle;
    else without = middle;
  }
  return withIt - 1;
}

const isUnexpectedToken = (message: string): boolean => message.startsWith('Unexpected token');

/** What JSON.parse has to say against a text; empty where nothing. */
function complaintOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
