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
    return { ok: false, fault: locate(text, error instanceof Error ? error.message : String(error)) };
  }
}

/** Reads the place out of V8's message, which names it in two ways, or not at all where the text just ends. */
function locate(text: string, message: string): JsonFault {
  const position = /position (\d+)/.exec(message)?.[1];
  const offset = position === undefined ? text.length : Math.min(Number(position), text.length);
  const before = text.slice(0, offset).split('\n');
  const said = message.replace(/ in JSON at position.*$/, '').replace(/, ".*" is not valid JSON$/s, '');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: said };
}
