import { fillBetween, finiteRuns, presentRuns } from '@core/indicators/runs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const value = fc.constantFrom(1, -0, 1e308, NaN, Infinity, -Infinity);
const column = (length: number) => fc.array(value, { minLength: length, maxLength: length });

describe('runs', () => {
  it('are all bars on which every column is finite, as far as they go', () => {
    fc.assert(
      fc.property(fc.tuple(column(12), column(12)), (columns) => {
        const [a, b] = columns.map((values) => Float64Array.from(values)) as [Float64Array, Float64Array];
        const runs = finiteRuns(a, b);
        const covered = runs.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, k) => start + k),
        );
        expect(covered).toEqual([...a.keys()].filter((t) => Number.isFinite(a[t]) && Number.isFinite(b[t])));
        for (const { start, end } of runs) expect(end).toBeGreaterThan(start);
        for (const [k, { start }] of runs.entries())
          if (k > 0) expect(start).toBeGreaterThan(runs[k - 1]!.end);
      }),
    );
  });

  it('of present values hold infinite ones', () => {
    expect(presentRuns(Float64Array.of(NaN, 1, Infinity, NaN, 2))).toEqual([
      { start: 1, end: 3 },
      { start: 4, end: 5 },
    ]);
    expect(presentRuns(new Float64Array(0))).toEqual([]);
  });

  it('leave NaN between them', () => {
    const out = new Float64Array(6);
    fillBetween(out, [
      { start: 1, end: 2 },
      { start: 4, end: 5 },
    ]);
    expect(out).toEqual(Float64Array.of(NaN, 0, NaN, NaN, 0, NaN));
  });
});
