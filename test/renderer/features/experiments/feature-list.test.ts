import { firstTwins, listOf, moved } from '@renderer/features/experiments/feature-list';
import { expect, it } from 'vitest';

it('finds the first feature that is the same, whatever the order of its parameters', () => {
  const twins = firstTwins([
    { kind: 'rsi', period: 14 },
    { kind: 'macd', fast: 12, slow: 26 },
    { period: 14, kind: 'rsi' },
    { kind: 'rsi', period: 15 },
    { slow: 26, kind: 'macd', fast: 12 },
  ]);
  expect(twins).toEqual([0, 1, 0, 3, 1]);
});

it('moves a feature and keeps the order of the others', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
});

it('takes anything but a list for an empty one', () => {
  expect(listOf(undefined)).toEqual([]);
  expect(listOf({ kind: 'rsi' })).toEqual([]);
});
