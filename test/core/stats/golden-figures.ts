import { expect } from 'vitest';

/** Figures against the golden file's, to 1e-12 of each; null there is NaN here. */
export function expectFigures(
  actual: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, number | null>>,
): void {
  for (const [name, value] of Object.entries(expected)) {
    const found = Number(actual[name]);
    if (value === null) expect(found, name).toBeNaN();
    else expect(Math.abs(found - value), name).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
  }
}
