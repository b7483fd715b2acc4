import { numberListText, parseNumberList } from '@renderer/features/experiments/number-list';
import { expect, it } from 'vitest';

it('reads numbers with commas, blanks or semicolons between them, while they are being typed too', () => {
  expect(parseNumberList('0.1, 0.5,0.9')).toEqual([0.1, 0.5, 0.9]);
  expect(parseNumberList(' 0.1 0.5;0.9, ')).toEqual([0.1, 0.5, 0.9]);
});

it('leaves what is no list of numbers to the check of the spec', () => {
  for (const text of ['', ' , ', '0.1, half', '10%']) expect(parseNumberList(text)).toBeNull();
});

it('writes what the spec holds as it would be typed, and what was half typed as it is', () => {
  expect(numberListText([0.1, 0.5])).toBe('0.1, 0.5');
  expect(numberListText('0.1, half')).toBe('0.1, half');
  expect(numberListText(undefined)).toBe('');
});
