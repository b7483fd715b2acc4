import { canonicalJson } from '@core/spec/canonical-json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('canonical JSON', () => {
  it('sorts keys at every depth, without white space, and leaves undefined out', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'x' }], a: -0, c: undefined })).toBe(
      '{"a":0,"b":[1,{"a":"x","z":null}]}',
    );
  });

  it('reads back as the value it was made from, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(JSON.stringify(value).length);
      }),
    );
  });

  it('refuses what JSON cannot say', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    for (const value of [NaN, Infinity, () => 1, undefined, [undefined], 10n, loop]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
