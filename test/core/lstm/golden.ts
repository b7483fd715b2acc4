import { readFileSync } from 'node:fs';
import type { DropoutMasks } from '@core/lstm/dropout';
import type { Loss } from '@core/lstm/losses';
import type { Optimizer } from '@core/lstm/optimizers';
import type { Schedule } from '@core/lstm/schedule';
import type { ModelShape, NamedArrays } from '@core/lstm/shape';
import { expect } from 'vitest';

type Listed = readonly { readonly name: string; readonly data: readonly number[] }[];
type Masks = readonly (readonly number[])[] | null;

/** What `test/fixtures/make-torch-golden.py` wrote. */
interface Golden {
  readonly cases: readonly {
    readonly name: string;
    readonly shape: ModelShape;
    readonly loss: Loss;
    readonly inputs: readonly number[];
    readonly labels: readonly number[];
    readonly masks: { readonly outputs: Masks; readonly recurrent: Masks };
    readonly weights: Listed;
    readonly outputs: readonly number[];
    readonly value: number;
    readonly gradients: Listed;
  }[];
  readonly trainings: readonly {
    readonly optimizer: Optimizer;
    /** The case whose weights and batch it starts from. */
    readonly of: string;
    readonly clipNorm: number;
    readonly rates: readonly number[];
    readonly losses: readonly number[];
    readonly norms: readonly number[];
    readonly weights: Listed;
  }[];
  readonly schedules: readonly {
    readonly schedule: Schedule;
    readonly epochs: number;
    readonly batches: number;
    readonly validationLosses: readonly number[];
    readonly rates: readonly number[];
  }[];
}

export const golden: Golden = JSON.parse(
  readFileSync(new URL('../../fixtures/torch-lstm-golden.json', import.meta.url), 'utf8'),
);

export function arraysOf(listed: Listed): NamedArrays<Float64Array> {
  return listed.map(({ name, data }) => ({ name, data: Float64Array.from(data) }));
}

export function masksOf(masks: Golden['cases'][number]['masks']): DropoutMasks {
  const floats = (drawn: Masks) => drawn?.map((mask) => Float64Array.from(mask)) ?? null;
  return { outputs: floats(masks.outputs), recurrent: floats(masks.recurrent) };
}

/** To `tolerance` of each value, of a thousandth where it is smaller. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  expect(actual.length, what).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!) / Math.max(1e-3, Math.abs(expected[i]!));
    expect(error, `${what}[${i}]: ${actual[i]} against ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}
