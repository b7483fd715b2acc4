import { comparePath, MAX_COMPARED, useCompareStore } from '@renderer/features/compare/compare-store';
import { beforeEach, describe, expect, it } from 'vitest';

const { set, toggle } = useCompareStore.getState();
const ids = (): readonly number[] => useCompareStore.getState().ids;

describe('the runs being compared', () => {
  beforeEach(() => set([]));

  it('keep the order in which they were added', () => {
    toggle(3);
    toggle(1);
    expect(ids()).toEqual([3, 1]);
    expect(comparePath(ids())).toBe('/compare?ids=3,1');
  });

  it('lose a run that is toggled again', () => {
    set([3, 1]);
    toggle(3);
    expect(ids()).toEqual([1]);
  });

  it('never exceed what can be compared at once; the oldest makes room', () => {
    set(Array.from({ length: MAX_COMPARED }, (_, index) => index));
    toggle(99);
    expect(ids()).toHaveLength(MAX_COMPARED);
    expect(ids().at(-1)).toBe(99);
    expect(ids()).not.toContain(0);
  });
});
