import { bestIndex, splitMetrics } from '@renderer/features/runs/metrics';
import { describe, expect, it } from 'vitest';

describe('the best of several figures', () => {
  it('is the highest or the lowest, as the metric has it', () => {
    expect(bestIndex([0.2, 0.9, 0.5], 'higher')).toBe(1);
    expect(bestIndex([0.2, 0.9, 0.5], 'lower')).toBe(0);
  });

  it('passes over undefined figures', () => {
    expect(bestIndex([null, 0.3, Number.NaN, 0.4], 'higher')).toBe(3);
  });

  it('is nobody where fewer than two can be ranked, all are equal, or there is no better', () => {
    expect(bestIndex([null, 0.3], 'higher')).toBeNull();
    expect(bestIndex([0.3, 0.3], 'lower')).toBeNull();
    expect(bestIndex([1, 2], null)).toBeNull();
  });
});

describe('the metrics of a split', () => {
  it('have unique ids and write undefined as n/a', () => {
    const ids = splitMetrics.map((metric) => metric.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const metric of splitMetrics) expect(metric.format(null)).toBe('n/a');
  });
});
