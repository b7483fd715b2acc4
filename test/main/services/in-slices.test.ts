import { inTurns } from '@main/services/in-slices';
import { expect, it } from 'vitest';

/** How many of the things were done in each turn of the event loop. */
async function turnsOf(things: number, msOf: (thing: number) => number): Promise<readonly number[]> {
  const turns = [0];
  let now = 0;
  let isOver = false;
  const count = (): void => {
    if (isOver) return;
    turns.push(0);
    setImmediate(count);
  };
  setImmediate(count);
  const work = (thing: number): void => {
    now += msOf(thing);
    turns[turns.length - 1]! += 1;
  };
  await inTurns(
    Array.from({ length: things }, (_, thing) => thing),
    work,
    () => now,
  );
  isOver = true;
  return turns.filter((done) => done > 0);
}

it('does as much in a turn of the event loop as takes eight milliseconds, and lets others in between', async () => {
  expect(await turnsOf(10, () => 3)).toEqual([3, 3, 3, 1]);
  expect(await turnsOf(4, () => 50)).toEqual([1, 1, 1, 1]);
  expect(await turnsOf(1000, () => 0)).toEqual([1000]);
});

it('does all in their order, and stops at what fails', async () => {
  const done: number[] = [];
  const failing = inTurns([1, 2, 3], (thing) => {
    if (thing === 3) throw new Error('full');
    done.push(thing);
  });
  await expect(failing).rejects.toThrow('full');
  expect(done).toEqual([1, 2]);
});
