/**
 * JSON with keys in code-unit order, no white space and undefined members left out: equal values give equal texts, fit
 * for a hash. As RFC 8785 for what a spec can hold. Throws on what JSON cannot say: NaN, infinities, functions, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, above: readonly object[]): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in JSON.`);
      return JSON.stringify(value); // writes -0 as 0
    case 'object':
      return value === null ? 'null' : writeObject(value, above);
    default:
      throw new TypeError(`A value of type ${typeof value} has no place in JSON.`);
  }
}

function writeObject(value: object, above: readonly object[]): string {
  if (above.includes(value)) throw new TypeError('A value that holds itself has no place in JSON.');
  const path = [...above, value];
  if (Array.isArray(value)) return `[${value.map((item) => write(item, path)).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, path)}`);
  return `{${members.join(',')}}`;
}
