import { isMissing, parseNumber, parseVolume } from '@core/importing/numbers';
import { describe, expect, it } from 'vitest';

describe('parseNumber', () => {
  it.each([
    ['1234.5', 1234.5],
    ['-0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['7.', 7],
    ['1e-5', 1e-5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ["1'234.5", 1234.5],
    ['1 234 567.25', 1234567.25],
    ['$12.30', 12.3],
    ['-$1,012.30', -1012.3],
  ])('reads %s with a decimal point', (cell, value) => {
    expect(parseNumber(cell, '.')).toBe(value);
  });

  it.each([
    ['1234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['€ 12,30', 12.3],
    ['0,5', 0.5],
  ])('reads %s with a decimal comma', (cell, value) => {
    expect(parseNumber(cell, ',')).toBe(value);
  });

  it.each([
    '',
    ' ',
    'abc',
    '1,23',
    '1,2345',
    '12,34,567',
    '1.2.3',
    '0x10',
    'Infinity',
    'NaN',
    '1 2',
    '--1',
    '1,234 567',
  ])('does not take "%s" for a number with a decimal point', (cell) => {
    expect(parseNumber(cell, '.')).toBeNaN();
  });

  it.each(['1.23', '1,2,3', '1234.567'])('does not take "%s" for a number with a decimal comma', (cell) => {
    expect(parseNumber(cell, ',')).toBeNaN();
  });
});

describe('parseVolume', () => {
  it('reads abbreviations', () => {
    expect(parseVolume('1.23M', '.')).toBeCloseTo(1_230_000, 6);
    expect(parseVolume('45K', '.')).toBe(45_000);
    expect(parseVolume('2,5b', ',')).toBe(2.5e9);
    expect(parseVolume('M', '.')).toBeNaN();
    expect(parseVolume('12X', '.')).toBeNaN();
  });
});

describe('isMissing', () => {
  it('knows the spellings of nothing', () => {
    for (const cell of ['', 'null', 'NaN', 'N/A', '-', '#N/A']) expect(isMissing(cell)).toBe(true);
    for (const cell of ['0', 'abc', '-1', 'nothing']) expect(isMissing(cell)).toBe(false);
  });
});
