import { featureKey } from '@renderer/features/features/feature-key';
import { figureColumns, levelOfPsi } from '@renderer/features/features/figure-columns';
import { formatValue } from '@renderer/features/features/format-value';
import { describe, expect, it } from 'vitest';

describe('a value of a feature', () => {
  it.each([
    [0, '0'],
    [52.6341, '52.63'],
    [-0.0123456, '\u22120.01235'],
    [1234.5678, '1,235'],
    [9_876_543, '9.88M'],
    [-0.0000123, '\u22121.2e\u22125'],
    [Number.NaN, 'n/a'],
    [null, 'n/a'],
  ])('%s is shown as %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });
});

describe('the key of a feature', () => {
  it('is the same whatever the order of its parameters, and another for another value', () => {
    const key = featureKey({ kind: 'slope', average: 'sma', period: 20 });
    expect(featureKey({ period: 20, kind: 'slope', average: 'sma' })).toBe(key);
    expect(featureKey({ kind: 'slope', average: 'sma', period: 21 })).not.toBe(key);
  });
});

describe('the columns of the table', () => {
  it('are each explained in a sentence and have ids of their own', () => {
    for (const { help } of figureColumns) expect(help).toMatch(/^[A-Zt].+\.$/);
    expect(new Set(figureColumns.map(({ id }) => id)).size).toBe(figureColumns.length);
  });

  it('tell a shift by its size', () => {
    expect([null, 0.09, 0.1, 0.24, 0.25, 3].map(levelOfPsi)).toEqual([
      'plain',
      'plain',
      'shifted',
      'shifted',
      'far-shifted',
      'far-shifted',
    ]);
  });
});
