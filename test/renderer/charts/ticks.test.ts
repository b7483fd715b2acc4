import { tickText } from '@renderer/charts/axes';
import { logAxis } from '@renderer/charts/value-axis';
import { expect, it } from 'vitest';

const textsOf = (low: number, high: number) =>
  logAxis({ id: 'x', title: 'x', low, high, format: String }).ticks.map(({ text }) => text);

it('writes all ticks of an axis alike', () => {
  expect(textsOf(0.0001, 0.1)).toEqual(['0.0001', '0.001', '0.01', '0.1']);
  expect(textsOf(0.000001, 0.0001)).toEqual(['0.000001', '0.00001', '0.0001']);
  expect(textsOf(1e-8, 0.001).slice(0, 2)).toEqual(['1e\u22128', '1e\u22127']);
  expect(textsOf(1e-8, 0.001).at(-1)).toBe('1e\u22123');
  expect([0.0005, 0.001, 0.0015].map(tickText)).toEqual(['0.0005', '0.001', '0.0015']);
});
