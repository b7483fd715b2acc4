import type { NamedArrays, TrainerState } from '@compute/device';
import type { Floats } from '@core/lstm/shape';
import { expect } from 'vitest';
import type { OracleState } from './oracle';

export function expectWithin(actual: Floats, expected: Floats, tolerance: number, what = 'value'): void {
  expect(actual, what).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!);
    // Not expect() for each: there are hundreds of thousands of numbers. Written so that NaN is a failure.
    if (!(error <= tolerance)) {
      expect.fail(`${what} ${i} is ${actual[i]}, not ${expected[i]} to ${tolerance}: ${error} off`);
    }
  }
}

/**
 * Tensor by tensor, errors against the tensor's largest gradient. Where the true gradient is 0, as that of attention over a
 * single bar, rounding of the terms that cancel is allowed for: a ten-millionth of the model's largest.
 */
export function expectSameGradients(actual: NamedArrays, expected: NamedArrays<Float64Array>): void {
  expect(actual.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  const floor = 1e-7 * Math.max(...expected.map(({ data }) => largest(data)));
  for (const [k, { name, data }] of expected.entries()) {
    expectWithin(actual[k]!.data, data, Math.max(1e-4 * largest(data), floor), `d loss / d ${name}`);
  }
}

/** Weights to 1e-3; moments, which may be small, to 1e-3 of the largest of their kind. */
export function expectSameState(actual: TrainerState, expected: OracleState): void {
  expect(actual.steps).toBe(expected.steps);
  expectSameArrays(actual.weights, expected.weights, 1e-3, 'weight');
  expect(actual.moments).toHaveLength(expected.moments.length);
  for (const [m, moment] of expected.moments.entries()) {
    const size = Math.max(...moment.map(({ data }) => largest(data)));
    expectSameArrays(actual.moments[m]!, moment, 1e-3 * size, `moment ${m}`);
  }
}

function expectSameArrays(
  actual: NamedArrays,
  expected: NamedArrays<Float64Array>,
  tolerance: number,
  what: string,
): void {
  expect(actual.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  for (const [k, { name, data }] of expected.entries()) {
    expectWithin(actual[k]!.data, data, tolerance, `${what} of ${name}`);
  }
}

function largest(data: Floats): number {
  let most = 0;
  for (const x of data) most = Math.max(most, Math.abs(x));
  return most;
}
