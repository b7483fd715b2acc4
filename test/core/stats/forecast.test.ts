import {
  centreOf,
  chanceAboveZero,
  complement,
  type Forecast,
  intervalOf,
  naiveForecast,
} from '@core/stats/forecast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/sklearn-golden.json';

const normal = {
  kind: 'normal',
  centre: Float64Array.from(golden.normalForecast.centre),
  sd: Float64Array.from(golden.normalForecast.sd),
} as const satisfies Forecast;
const quantiles = {
  kind: 'quantiles',
  levels: golden.quantileForecast.levels,
  values: Float64Array.from(golden.quantileForecast.values),
} as const satisfies Forecast;

function expectClose(actual: Float64Array, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, row) => {
    expect(Math.abs(value - expected[row]!)).toBeLessThan(1e-14);
  });
}

describe('a normal forecast', () => {
  it("has scipy's 10 % and 90 % points and chance of being above zero", () => {
    const { low, high, nominal } = intervalOf(normal)!;
    expectClose(low, golden.normalForecast.low);
    expectClose(high, golden.normalForecast.high);
    expect(nominal).toBe(0.8);
    expectClose(chanceAboveZero(normal, NaN), golden.normalForecast.chance);
  });
});

describe('a mere number', () => {
  it('has no interval, and the chance of a normal distribution with the spread given', () => {
    const point = { kind: 'point', centre: normal.centre } as const;
    expect(intervalOf(point)).toBeNull();
    expect(chanceAboveZero(point, 0.01)).toEqual(
      chanceAboveZero({ ...normal, sd: normal.centre.map(() => 0.01) }, NaN),
    );
    expect(chanceAboveZero(point, NaN).every(Number.isNaN)).toBe(true);
  });
});

describe('quantiles', () => {
  it("have numpy's interpolated chance of being above zero, never beyond the outermost levels", () => {
    expectClose(chanceAboveZero(quantiles, NaN), golden.quantileForecast.chance);
    const far = {
      kind: 'quantiles',
      levels: [0.1, 0.5, 0.9],
      values: Float64Array.of(1, 2, 3, -3, -2, -1),
    } as const;
    expect([...chanceAboveZero(far, NaN)]).toEqual([0.9, 0.1]);
  });

  it('have the median as their forecast and the outermost as their interval', () => {
    const { low, high, nominal } = intervalOf(quantiles)!;
    const { values } = golden.quantileForecast;
    expect([centreOf(quantiles)[1], low[1], high[1]]).toEqual([values[7], values[5], values[9]]);
    expect(nominal).toBeCloseTo(0.9, 15);
  });

  it('agree with a normal distribution at its own quantiles', () => {
    // Phi^-1 of 0.1, 0.3, 0.5, 0.7 and 0.9; shifted so that zero lies upon the 30 % point.
    const points = [-1.2815515655446004, -0.5244005127080409, 0, 0.5244005127080407, 1.2815515655446004];
    const values = Float64Array.from(points, (point) => point + 0.5244005127080409);
    const said = chanceAboveZero({ kind: 'quantiles', levels: [0.1, 0.3, 0.5, 0.7, 0.9], values }, NaN);
    expect(said[0]).toBeCloseTo(0.7, 14);
  });

  it('give more chance to what lies higher, and NaN to what is unknown', () => {
    const row = fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
      .map((values) => Float64Array.from(values).sort());
    const levels = [0.2, 0.5, 0.8];
    fc.assert(
      fc.property(row, fc.double({ min: 0, max: 1, noNaN: true }), (values, shift) => {
        const chance = (moved: Float64Array) =>
          chanceAboveZero({ kind: 'quantiles', levels, values: moved }, NaN)[0]!;
        const [before, after] = [chance(values), chance(values.map((value) => value + shift))];
        expect(after).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(0.2);
        expect(after).toBeLessThanOrEqual(0.8);
      }),
    );
    const next = { kind: 'quantiles', levels, values: Float64Array.of(-1e-323, -1e-323, 5e-324) } as const;
    expect(chanceAboveZero(next, NaN)[0]).toBeGreaterThanOrEqual(0.2);
    expect(
      chanceAboveZero({ kind: 'quantiles', levels, values: Float64Array.of(NaN, NaN, NaN) }, NaN),
    ).toEqual(Float64Array.of(NaN));
  });

  it('that know nothing are those of the outcomes before, as numpy has them', () => {
    const { levels, values } = golden.quantiles;
    const known = Float64Array.from(golden.normalForecast.outcome);
    const naive = naiveForecast({ ...quantiles, levels }, known, 2);
    if (naive.kind !== 'quantiles') throw new Error(naive.kind);
    expectClose(naive.values, [...values, ...values]);
  });
});

it('a naive forecast is the mean and the deviation of what was known', () => {
  const known = Float64Array.of(1, 2, 3, 6);
  expect(naiveForecast({ kind: 'point', centre: new Float64Array(9) }, known, 2)).toEqual({
    kind: 'point',
    centre: Float64Array.of(3, 3),
  });
  expect(naiveForecast(normal, known, 1)).toEqual({
    kind: 'normal',
    centre: Float64Array.of(3),
    sd: Float64Array.of(Math.sqrt(14 / 4)),
  });
});

it('the complement of a level is the number that one writes', () => {
  expect([0.9, 0.8, 0.95, 0.1, 1 / 3].map(complement)).toEqual([0.1, 0.2, 0.05, 0.9, 0.666666666667]);
});
