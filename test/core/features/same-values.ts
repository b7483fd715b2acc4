import { expect } from 'vitest';

/** Bar by bar, bit by bit; NaN is NaN. Faster by far than comparing arrays as objects. */
export function areSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, t) => Object.is(value, b[t]));
}

export function expectSame(actual: Float64Array, expected: Float64Array): void {
  if (!areSame(actual, expected)) expect(actual).toEqual(expected);
}

/** Equal but for rounding: NaN at the same bars, else within 1e-9 of the value or 1e-10 of the largest. */
export function areClose(a: Float64Array, b: Float64Array): boolean {
  const largest = b.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  return a.every((value, t) => {
    const other = b[t]!;
    if (Number.isNaN(value) || Number.isNaN(other)) return Number.isNaN(value) && Number.isNaN(other);
    return Math.abs(value - other) <= Math.max(1e-9 * Math.abs(other), 1e-10 * largest);
  });
}
