import { quickNumber } from '@core/importing/quick-number';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const point = '.'.charCodeAt(0);
const digits = (maxLength: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${maxLength}}$`));

describe('quickNumber', () => {
  it('gives the bits of Number for any digits that it takes', () => {
    const spelled = fc
      .tuple(fc.constantFrom('', '-'), digits(18), fc.constantFrom('', '.'), digits(24))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(spelled, (cell) => {
        const quick = quickNumber(cell, point);
        if (!Number.isNaN(quick)) expect(quick).toBe(Number(cell));
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes every price and volume as files have them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.nat({ max: 8 }), (units, decimals) => {
        const cell = (units / 10 ** decimals).toFixed(decimals);
        expect(quickNumber(cell, point)).toBe(Number(cell));
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes the longest exact integer and leaves a longer one', () => {
    expect(quickNumber('9007199254740989', point)).toBe(9007199254740989);
    expect(quickNumber('9007199254740993', point)).toBeNaN();
    expect(quickNumber('1577836800000000000', point)).toBeNaN();
  });

  it.each(['', '-', '.', '-.', '+1', '1e5', '1.2.3', '--1', '1-', ' 1', '1 ', '1,5', '٣', 'NaN'])(
    'leaves "%s"',
    (cell) => {
      expect(quickNumber(cell, point)).toBeNaN();
    },
  );

  it('knows the decimal comma', () => {
    expect(quickNumber('-1234,5', ','.charCodeAt(0))).toBe(-1234.5);
    expect(quickNumber('1.5', ','.charCodeAt(0))).toBeNaN();
  });
});
