import type { Forecast } from '@core/stats/forecast';
import { forecastErrors } from '@core/stats/forecast-figures';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/sklearn-golden.json';
import { expectFigures } from './golden-figures';

const point = (...centre: number[]): Forecast => ({ kind: 'point', centre: Float64Array.from(centre) });

describe('the errors of forecasts', () => {
  it("equal scikit-learn's and scipy's of a normal distribution", () => {
    const { outcome, centre, sd, figures } = golden.normalForecast;
    const forecast: Forecast = {
      kind: 'normal',
      centre: Float64Array.from(centre),
      sd: Float64Array.from(sd),
    };
    expectFigures({ ...forecastErrors(forecast, Float64Array.from(outcome)) }, { ...figures, pinball: null });
  });

  it("equal scikit-learn's of quantiles", () => {
    const { outcome, levels, values, figures } = golden.quantileForecast;
    const forecast: Forecast = { kind: 'quantiles', levels, values: Float64Array.from(values) };
    expectFigures({ ...forecastErrors(forecast, Float64Array.from(outcome)) }, { ...figures, nll: null });
  });

  it('of mere numbers have neither interval nor likelihood', () => {
    const figures = forecastErrors(point(1, 2, 3), Float64Array.of(2, 2, 5));
    expect(figures).toMatchObject({ mae: 1, coverage: NaN, nll: NaN, pinball: NaN });
    expect(figures.mse).toBeCloseTo(5 / 3, 15);
    expect(figures.r2).toBeCloseTo(1 - 5 / 6, 15);
    expect(figures.r2VsZero).toBeCloseTo(1 - 5 / 33, 15);
  });

  it('leave out what is not known yet and what was not said', () => {
    expect(forecastErrors(point(1, 2, NaN, 4), Float64Array.of(1, NaN, 9, 6)).mse).toBe(2);
  });

  it('have no R2 of outcomes that never differ, and none against zero of those that are zero', () => {
    expect(forecastErrors(point(0.1, 0.1, 0.1), Float64Array.of(0.1, 0.1, 0.1)).r2).toBeNaN();
    expect(forecastErrors(point(1, 1), Float64Array.of(0, 0)).r2VsZero).toBeNaN();
  });

  it('are undefined without rows', () => {
    expect(Object.values(forecastErrors(point(), new Float64Array(0)))).toEqual(new Array(8).fill(NaN));
  });
});
