import { createNews } from '@main/sweeps/news';
import { createPace } from '@main/sweeps/pace';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
});

describe('the pace of trials', () => {
  it('is not told before three have ended, and then by the newest twenty', () => {
    const pace = createPace(0);
    pace.ended(1000);
    pace.ended(2000);
    expect(pace.secondsFor(10, 2000)).toBeNull();
    pace.ended(3000);
    expect(pace.secondsFor(10, 3000)).toBe(10);
    for (let k = 1; k <= 20; k++) pace.ended(3000 + k * 500);
    expect(pace.secondsFor(10, 13_000)).toBe(5);
  });

  it('counts down between two ends, by no more than a trial, and begins anew when told', () => {
    const pace = createPace(0);
    for (const at of [2000, 4000, 6000]) pace.ended(at);
    expect(pace.secondsFor(3, 7000)).toBe(5);
    expect(pace.secondsFor(3, 60_000)).toBe(4);
    pace.restart(60_000);
    expect(pace.secondsFor(3, 60_000)).toBeNull();
  });
});

describe('news of a sweep', () => {
  it('are told at once where nothing was told lately, else together, and the last of them at the end', () => {
    vi.useFakeTimers();
    const told: (readonly number[])[] = [];
    const news = createNews((numbers) => told.push(numbers));
    news.changed(1);
    expect(told).toEqual([[1]]);
    for (const number of [2, 3, 2]) news.changed(number);
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(told).toEqual([[1], [2, 3]]);
    vi.advanceTimersByTime(1000);
    news.changed();
    expect(told.at(-1)).toEqual([]);
    news.changed(4);
    news.close();
    expect(told.at(-1)).toEqual([4]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
