import { createRefresher } from '@renderer/api/refresher';
import { describe, expect, it } from 'vitest';

/** A refresher whose refreshes end when they are told to. */
function controlled() {
  const begun: (readonly number[] | null)[] = [];
  const ends: (() => void)[] = [];
  const { ask } = createRefresher((ids) => {
    begun.push(ids === null ? null : [...ids]);
    return new Promise((resolve) => ends.push(resolve));
  });
  const endOne = async (): Promise<void> => {
    ends.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { ask, begun, endOne };
}

describe('what changes faster than it can be asked for', () => {
  it('is asked for at once, and then once for all that changed meanwhile', async () => {
    const { ask, begun, endOne } = controlled();
    ask([1]);
    for (let k = 0; k < 50; k++) ask([1]);
    ask([2]);
    expect(begun).toEqual([[1]]);
    await endOne();
    expect(begun).toEqual([[1], [1, 2]]);
    await endOne();
    expect(begun).toHaveLength(2);
    ask([3]);
    expect(begun.at(-1)).toEqual([3]);
  });

  it('is asked for whole where it is not said what changed, whatever else was', async () => {
    const { ask, begun, endOne } = controlled();
    ask([1]);
    ask([2]);
    ask([]);
    ask([4]);
    await endOne();
    expect(begun).toEqual([[1], null]);
  });
});
