import type { Rows } from '@core/models/learner';
import { expect } from 'vitest';
import file from '../../fixtures/baselines-golden.json';

export const golden = file;

/** Rows of the golden file; single precision, as scikit-learn's trees read them, unless said otherwise. */
export function rowsOf(
  rows: { count: number; width: number; values: number[] },
  Kind: typeof Float32Array | typeof Float64Array = Float32Array,
): Rows {
  return { count: rows.count, width: rows.width, values: Kind.from(rows.values) };
}

/** The first or last rows of them. */
export function part(rows: Rows, from: number, to: number): Rows {
  return { ...rows, count: to - from, values: rows.values.slice(from * rows.width, to * rows.width) };
}

export function expectNear(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expect(farthest(actual, expected)).toBeLessThan(tolerance);
}

export function farthest(actual: ArrayLike<number>, expected: readonly number[]): number {
  return expected.reduce((worst, value, i) => {
    const gap = Math.abs(actual[i]! - value);
    return gap <= worst ? worst : gap; // NaN wins
  }, 0);
}
