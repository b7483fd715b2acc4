import { createPace } from '@compute/training/pace';
import { describe, expect, it } from 'vitest';

/** How many updates a call has after a while, on a device that takes so long for each. */
function settledAt(millisecondsEach: number, perEpoch = 1_000_000): number {
  const pace = createPace();
  for (let call = 0; call < 40; call++) {
    const updates = pace.updates(perEpoch);
    pace.took(updates, updates * millisecondsEach);
  }
  return pace.updates(perEpoch);
}

describe('the pace of calls to a device', () => {
  it('begins with one update', () => {
    expect(createPace().updates(100)).toBe(1);
  });

  it.each([0.01, 0.3, 3, 20])('settles where a call of updates of %d ms takes 25 to 100 ms', (each) => {
    const milliseconds = settledAt(each) * each;
    expect(milliseconds).toBeGreaterThanOrEqual(25);
    expect(milliseconds).toBeLessThanOrEqual(100);
  });

  it('stays at one update where one takes long', () => {
    expect(settledAt(5000)).toBe(1);
  });

  it('slows down when a device does', () => {
    const pace = createPace();
    for (let call = 0; call < 10; call++) pace.took(pace.updates(1000), 1);
    const before = pace.updates(1_000_000);
    for (let call = 0; call < 20; call++) pace.took(pace.updates(1000), 500);
    expect(before).toBeGreaterThan(100);
    expect(pace.updates(1000)).toBe(1);
  });

  it('does not grow on calls that the end of an epoch cut short', () => {
    const pace = createPace();
    pace.took(pace.updates(10), 1);
    pace.took(pace.updates(10), 1);
    expect(pace.updates(3)).toBe(3);
    for (let call = 0; call < 10; call++) pace.took(pace.updates(3), 1);
    expect(pace.updates(1000)).toBe(4);
  });
});
