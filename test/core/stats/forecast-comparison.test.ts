import { informationByPeriod, informationRatio } from '@core/stats/information-by-period';
import { qlike } from '@core/stats/qlike';
import { r2AgainstLag } from '@core/stats/r2-against-lag';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/metrics-golden.json';
import { expectFigures } from './golden-figures';

describe('QLIKE', () => {
  const forecast = Float64Array.from(golden.qlike.forecast);
  const realised = Float64Array.from(golden.qlike.realised);

  it("equals numpy's to 1e-12", () => {
    expectFigures({ value: qlike(forecast, realised) }, { value: golden.qlike.value });
  });

  it('is 0 of a perfect forecast and larger when it is too low than when it is too high', () => {
    expect(qlike(forecast, forecast)).toBe(0);
    const scaled = (by: number) =>
      qlike(
        forecast.map((value) => value * by),
        forecast,
      );
    expect(scaled(0.5)).toBeGreaterThan(scaled(2));
    expect(scaled(2)).toBeGreaterThan(0);
  });

  it('leaves out what is not known and bars that did not move', () => {
    const some = Float64Array.of(0.1, NaN, 0.3, 0.2, 0.4);
    expect(qlike(some, Float64Array.of(0.2, 0.1, 0, NaN, 0.1))).toBe(
      qlike(Float64Array.of(0.1, 0.4), Float64Array.of(0.2, 0.1)),
    );
  });

  it.each([0, -0.1])(
    'is undefined where a variance of %d is forecast, however good the others are',
    (bad) => {
      expect(qlike(Float64Array.of(0.1, bad), Float64Array.of(0.1, 0.1))).toBeNaN();
    },
  );

  it('is undefined of no rows', () => {
    expect(qlike(new Float64Array(0), new Float64Array(0))).toBeNaN();
    expect(qlike(Float64Array.of(1), Float64Array.of(0))).toBeNaN();
  });
});

describe('R2 against the last known value', () => {
  const forecast = Float64Array.from(golden.lag.forecast);
  const outcome = Float64Array.from(golden.lag.outcome);

  it("is 1 less the ratio of scikit-learn's mean squared errors", () => {
    const found = { one: r2AgainstLag(forecast, outcome), five: r2AgainstLag(forecast, outcome, 5) };
    expectFigures(found, { one: golden.lag.one, five: golden.lag.five });
  });

  it('is 1 of a perfect forecast, 0 of the naive one', () => {
    expect(r2AgainstLag(outcome, outcome)).toBe(1);
    const naive = outcome.map((_, row) => outcome[row - 1] ?? NaN);
    expect(r2AgainstLag(naive, outcome)).toBe(0);
  });

  it('judges both on the rows that both know', () => {
    const known = Float64Array.of(1, 2, NaN, 5, 4, 7);
    const said = Float64Array.of(9, 2.5, 3, 9, NaN, 6);
    // Row 1 (changes by 1, errs by 0.5) and row 5 (changes by 3, errs by 1) are all there is.
    expect(r2AgainstLag(said, known)).toBeCloseTo(1 - (0.25 + 1) / (1 + 9), 15);
  });

  it('is undefined where nothing changes and of one row', () => {
    expect(r2AgainstLag(Float64Array.of(1, 2, 3), Float64Array.of(2, 2, 2))).toBeNaN();
    expect(r2AgainstLag(Float64Array.of(1), Float64Array.of(1))).toBeNaN();
  });
});

describe('information coefficients by period', () => {
  const { score, outcome, period, ic, rankIc, ratio } = golden.information;
  const found = informationByPeriod(
    Float64Array.from(score),
    Float64Array.from(outcome),
    Int32Array.from(period),
  );

  it("equal pandas' to 1e-12", () => {
    expect(found.periods.length).toBe(24);
    expectFigures({ ...found.ic }, Object.fromEntries(ic.entries()));
    expectFigures({ ...found.rankIc }, Object.fromEntries(rankIc.entries()));
    expectFigures({ ...informationRatio(found.ic) }, ratio);
  });

  it('do not need periods to lie together', () => {
    const mixed = informationByPeriod(
      Float64Array.of(1, 5, 2, 1, 3, 9),
      Float64Array.of(2, 1, 1, 7, 3, 0),
      Int32Array.of(7, -1, 7, -1, 7, -1),
    );
    expect([...mixed.periods]).toEqual([7, -1]);
    const alone = informationByPeriod(Float64Array.of(1, 2, 3), Float64Array.of(2, 1, 3), new Int32Array(3));
    expect(mixed.rankIc[0]).toBe(alone.rankIc[0]);
  });

  it('are undefined of periods in which nothing varies or one row is known, which the ratio leaves out', () => {
    const { ic: some } = informationByPeriod(
      Float64Array.of(1, 1, 1, 2, 3, NaN, 1, 2, 4),
      Float64Array.of(1, 2, 3, 1, NaN, 3, 2, 4, 8),
      Int32Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3),
    );
    expect([...some]).toEqual([NaN, NaN, expect.closeTo(1, 14)]);
    expect(informationRatio(some)).toMatchObject({ periods: 1, sd: NaN, ratio: NaN });
    expect(informationRatio(Float64Array.of(0.1, 0.1, 0.1)).ratio).toBeNaN();
  });
});
