import { expect, it } from 'vitest';
import { contestant, timeInTurn } from '../../bench/lib/rounds.mjs';

it('lets contestants run in turn and keeps the best take and the median of each', async () => {
  const order: string[] = [];
  const of = (name: string, takes: readonly number[]) => {
    const left = [...takes];
    const take = async () => {
      order.push(name);
      return left.shift() ?? Number.NaN;
    };
    return { name, take };
  };
  const [a, b] = [of('a', [5, 1, 9, 2, 3]), of('b', [4, 4, 8, 4, 4])];
  const times = await timeInTurn([a, b]);
  expect(order.join('')).toBe('ababababab');
  expect(times.get(a)).toEqual({ ms: 1, median: 3 });
  expect(times.get(b)).toEqual({ ms: 4, median: 4 });
});

it('runs as many steps as fill the time, after one that warms up', async () => {
  const counts: number[] = [];
  const one = contestant('a', async (count: number) => counts.push(count), 2);
  expect(await one.take(0.06)).toBeGreaterThanOrEqual(0);
  expect(counts).toEqual([1, 30]);
});

it('does one long step without a warm-up', async () => {
  const counts: number[] = [];
  await contestant('a', async (count: number) => counts.push(count), 900).take(0.06);
  expect(counts).toEqual([1]);
});
