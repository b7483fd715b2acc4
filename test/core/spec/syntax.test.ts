import { findSyntaxFault, parseJsonText } from '@core/spec/syntax';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a syntax error', () => {
  it.each([
    ['{"a": x}', 'line 1, column 7: expected a value, found "x".'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3: expected "," or "}", found """.'],
    ['{"a": 1,}', 'line 1, column 9: a comma with nothing after it before "}".'],
    ['[1, 2', 'line 1, column 6: expected "," or "]", found the end of the text.'],
    ['{a: 1}', 'line 1, column 2: expected a key in double quotes, found "a".'],
    ['{"a" 1}', 'line 1, column 6: expected ":" after the key "a", found "1".'],
    ['{"a": "b\n"}', 'line 1, column 9: the text has no closing double quote.'],
    ['{"a": "\\x"}', 'line 1, column 8: an escape that JSON does not know.'],
    ['{"a": "\t"}', 'line 1, column 8: a control character inside a text.'],
    ['{"a": 01}', 'line 1, column 7: expected a value, found "0".'],
    ['{} {}', 'line 1, column 4: unexpected "{" after the end of the value.'],
    ['{"a": 1, "a": 2}', 'line 1, column 10: the key "a" is there twice.'],
    ['['.repeat(200_000), 'line 1, column 102: nested more than 100 levels deep.'],
    ['\u0000\u0001\u0002', 'line 1, column 1: expected a value, found "\u0000".'],
  ])('%j is placed and named', (text, problem) => {
    expect(() => parseJsonText(text)).toThrow(`The experiment is not valid JSON: ${problem}`);
  });

  it('of an empty text says so', () => {
    expect(() => parseJsonText(' \n')).toThrow('The experiment is empty: it holds no JSON at all.');
  });

  it('is found exactly where JSON.parse finds one, in texts damaged at random', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', ',', ':', '}', ']', '1', '-', '.', 'e', '\\', '\n', 'u', '{'),
      )
      .map(([text, at, char]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + char + text.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const fault = findSyntaxFault(text);
        fc.pre(fault === null || !fault.message.endsWith('is there twice'));
        expect(fault === null, fault?.message).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('is none in a text with a byte order mark', () => {
    expect(parseJsonText('\uFEFF{"a": [1.5e-3, true, null, "\\u00e9"]}')).toEqual({
      a: [0.0015, true, null, 'é'],
    });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
