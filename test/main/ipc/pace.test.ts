import { setImmediate } from 'node:timers/promises';
import { createPace } from '@main/ipc/pace';
import { expect, test } from 'vitest';

/** Work that takes so long by a clock of its own, and what was begun in each turn of the event loop. */
function paced() {
  let now = 0;
  const pace = createPace(10, () => now);
  const begun: string[] = [];
  const take = (name: string, ms: number) =>
    pace(() => {
      now += ms;
      begun.push(name);
      return name;
    });
  return { take, begun, pace };
}

test('as much is begun at once as fits into a turn, and the rest later in its order', async () => {
  const { take, begun } = paced();
  const answers = ['a', 'b', 'c', 'd', 'e'].map((name) => take(name, 6));
  expect(begun).toEqual(['a', 'b']);
  await setImmediate();
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd', 'e']);
  await setImmediate();
  void take('f', 1);
  expect(begun.at(-1)).toBe('f');
});

test('who comes later does not go before those that wait', async () => {
  const { take, begun } = paced();
  const first = [take('long', 50), take('waits', 1)];
  await Promise.resolve();
  const last = take('later', 1);
  await Promise.all([...first, last]);
  expect(begun).toEqual(['long', 'waits', 'later']);
});

test('what fails does so for the one who asked, and holds nobody up', async () => {
  const { take, pace } = paced();
  const fail = () => {
    throw new Error('no');
  };
  await expect(pace(fail)).rejects.toThrow('no');
  const long = take('long', 50);
  const failing = pace(fail);
  const next = take('next', 1);
  await expect(failing).rejects.toThrow('no');
  expect(await Promise.all([long, next])).toEqual(['long', 'next']);
  await expect(pace(() => Promise.reject(new Error('late')))).rejects.toThrow('late');
});
