import { createRowBuffer } from '@renderer/api/row-buffer';
import type { CurveRow } from '@shared/runs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const row = (epoch: number, model = 0): CurveRow => ({
  model,
  epoch,
  trainLoss: 0.7,
  validationLoss: 0.69,
  trainAccuracy: 0.5,
  validationAccuracy: 0.5,
  seconds: 0.01,
});

describe('epochs that come faster than they can be drawn', () => {
  const handed: [runId: number, epochs: readonly number[]][] = [];
  const buffer = () =>
    createRowBuffer<CurveRow>((id, rows) => handed.push([id, rows.map(({ epoch }) => epoch)]));

  beforeEach(() => {
    vi.useFakeTimers();
    handed.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are handed on ten times a second and no more, all of them, in order', () => {
    const { add } = buffer();
    for (let epoch = 1; epoch <= 100; epoch++) {
      add(1, row(epoch));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(handed.length).toBeLessThanOrEqual(11);
    expect(handed[0]).toEqual([1, [1]]);
    expect(handed.flatMap(([, epochs]) => epochs)).toEqual(Array.from({ length: 100 }, (_, k) => k + 1));
  });

  it('are handed on at once where they come slowly', () => {
    const { add } = buffer();
    add(1, row(1));
    vi.advanceTimersByTime(1000);
    add(1, row(2));
    expect(handed).toEqual([
      [1, [1]],
      [1, [2]],
    ]);
  });

  it('of several runs stay apart', () => {
    const { add } = buffer();
    for (const epoch of [1, 2]) for (const run of [1, 2]) add(run, row(epoch));
    vi.advanceTimersByTime(100);
    expect(handed).toEqual([
      [1, [1]],
      [2, [1, 2]],
      [1, [2]],
    ]);
  });

  it('are kept back once nobody listens', () => {
    const { add, stop } = buffer();
    add(1, row(1));
    add(1, row(2));
    stop();
    vi.advanceTimersByTime(1000);
    expect(handed).toEqual([[1, [1]]]);
  });
});
