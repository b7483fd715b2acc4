import { fitEwma, forecastEwma } from '@core/models/volatility/ewma';
import { fitGarch, forecastGarch, type GarchModel, longRunVariance } from '@core/models/volatility/garch';
import { negativeLogLikelihood, toFree } from '@core/models/volatility/garch-likelihood';
import { fitHar, forecastHar } from '@core/models/volatility/har';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { expectNear, golden } from '../golden';

const { volatility } = golden;
const series = { percent: Float64Array.from(volatility.percent), calm: Float64Array.from(volatility.calm) };
const realised = series.percent.map((value) => Math.round(value * value * 1e6) / 1e6);

describe('GARCH(1,1)', () => {
  it.each([
    ['percentConstant', 'percent', 'constant'],
    ['percentZero', 'percent', 'zero'],
    ['calmConstant', 'calm', 'constant'],
    ['calmZero', 'calm', 'zero'],
  ] as const)("has arch's parameters to 1e-3 and its log likelihood to 1e-6 (%s)", (name, of, mean) => {
    const expected = volatility.garch[name];
    const model = fitGarch(series[of], { mean });
    expect(model.note).toBeNull();
    expect(model.isConverged).toBe(true);
    for (const parameter of ['omega', 'alpha', 'beta', 'mean'] as const)
      expect(Math.abs(model[parameter] - expected.parameters[parameter])).toBeLessThan(1e-3);
    expect(Math.abs(model.logLikelihood / expected.logLikelihood - 1)).toBeLessThan(1e-6);
  });

  it("has arch's forecasts of one to ten bars ahead, from the same parameters", () => {
    const expected = volatility.garch.calmConstant;
    const first = fitGarch(series.calm).first;
    const model: GarchModel = {
      ...expected.parameters,
      kind: 'garch',
      first,
      logLikelihood: expected.logLikelihood,
      isConverged: true,
      note: null,
    };
    for (const horizon of [1, 3, 10]) {
      const theirs = expected.forecast.map(
        (steps) => steps.slice(0, horizon).reduce((sum, step) => sum + step, 0) / horizon,
      );
      expectNear(forecastGarch(model, series.calm, horizon).slice(-5), theirs, 1e-6);
    }
  });

  it('fits the same in any unit', () => {
    const percent = fitGarch(series.calm);
    const plain = fitGarch(series.calm.map((value) => value / 1e15));
    expect(plain.alpha).toBeCloseTo(percent.alpha, 6);
    expect(plain.omega * 1e30).toBeCloseTo(percent.omega, 6);
  });

  it('has derivatives that differences confirm', () => {
    const objective = negativeLogLikelihood(series.calm.subarray(0, 200), 1.1);
    const at = toFree({ mean: 0.1, omega: 0.4, alpha: 0.2, beta: 0.5 }, true);
    const gradient = new Float64Array(4);
    objective(at, gradient);
    const spare = new Float64Array(4);
    const differences = at.map((value, i) => {
      const side = (step: number) => objective(at.with(i, value + step), spare);
      return (side(1e-5) - side(-1e-5)) / 2e-5;
    });
    expectNear(gradient, [...differences], 1e-6);
  });

  it('looks back only: a later return changes no forecast, and a missing one is passed over', () => {
    const model = fitGarch(series.calm);
    const whole = forecastGarch(model, series.calm, 5);
    const changed = forecastGarch(model, series.calm.with(700, 50), 5);
    expect(changed.slice(0, 700)).toEqual(whole.slice(0, 700));
    expect(changed[700]).toBeGreaterThan(whole[700]!);
    const gap = forecastGarch(model, series.calm.with(700, Number.NaN), 5);
    expect(gap.every(Number.isFinite)).toBe(true);
  });

  it('forecasts its long-run variance far ahead', () => {
    const model = fitGarch(series.calm);
    const far = forecastGarch(model, series.calm, 5000).at(-1)!;
    expect(far / longRunVariance(model)).toBeCloseTo(1, 2);
  });

  it('says in a sentence that it did not converge, and then forecasts nothing', () => {
    const model = fitGarch(series.percent, { maxIterations: 1 });
    expect(model.isConverged).toBe(false);
    expect(model.note).toMatch(/did not converge in 1 iterations, so it forecasts nothing/);
    expect(forecastGarch(model, series.percent, 1).every(Number.isNaN)).toBe(true);
  });

  it('says so where returns have no such effect', () => {
    const random = createRandom(1, 'white');
    const notes = Array.from({ length: 8 }, () =>
      fitGarch(Float64Array.from({ length: 300 }, () => random.normal())),
    ).map(({ note, isConverged }) => (isConverged ? note : 'not converged'));
    expect(notes.some((note) => note?.includes('no effect of past returns'))).toBe(true);
  });

  it('refuses too few, constant and missing returns with a sentence', () => {
    expect(() => fitGarch(series.calm.slice(0, 49))).toThrow(
      'GARCH(1,1) was not fitted: 49 returns are too few',
    );
    expect(() => fitGarch(new Float64Array(60).fill(0.1))).toThrow('all returns are 0.1');
    expect(() => fitGarch(series.calm.with(3, Number.NaN))).toThrow('number 4 of the returns is missing');
    expect(() => forecastGarch(fitGarch(series.calm), series.calm, 0)).toThrow('from 1, not 0');
  });
});

describe('EWMA', () => {
  it("has arch's EWMAVariance with RiskMetrics' decay", () => {
    const { fixed } = volatility.ewma;
    const model = fitEwma(series.percent);
    expect(model.decay).toBe(0.94);
    expect(model.logLikelihood).toBeCloseTo(fixed.logLikelihood, 6);
    const said = forecastEwma(model, series.percent, 1);
    expectNear(said.slice(-2), [fixed.last, fixed.next], 1e-9);
    expect(forecastEwma(model, series.percent, 20)).toEqual(said);
  });

  it("has arch's likeliest decay", () => {
    const { fitted } = volatility.ewma;
    const model = fitEwma(series.percent, 'fit');
    expect(Math.abs(model.decay - fitted.decay)).toBeLessThan(1e-4);
    expect(model.logLikelihood / fitted.logLikelihood).toBeCloseTo(1, 8);
  });
});

describe('HAR', () => {
  it.each([1, 5] as const)("has statsmodels' coefficients %i bars ahead", (horizon) => {
    const expected = volatility.har[horizon];
    const model = fitHar(realised, horizon);
    expectNear(model.coefficients, expected.coefficients, 1e-9);
    expect(model.rSquared).toBeCloseTo(expected.rSquared, 9);
    const said = forecastHar(model, realised);
    expectNear(said.slice(-5 - horizon, -horizon), expected.fitted, 1e-9);
  });

  it('looks back only, is unknown before a month is full and where a day is missing, and never below what was seen', () => {
    const model = fitHar(realised, 1);
    const whole = forecastHar(model, realised);
    expect(whole.findIndex(Number.isFinite)).toBe(21);
    const changed = forecastHar(model, realised.with(900, 400));
    expect(changed.slice(0, 900)).toEqual(whole.slice(0, 900));
    const gap = forecastHar(model, realised.with(900, Number.NaN));
    expect(gap.subarray(900, 922).every(Number.isNaN)).toBe(true);
    expect(gap[922]).toBe(whole[922]);
    const calm = forecastHar({ ...model, coefficients: [-1, 0, 0, 0] }, realised);
    expect(calm.at(-1)).toBe(model.range[0]);
  });

  it('refuses too few variances and equal periods with a sentence', () => {
    expect(() => fitHar(realised.slice(0, 30), 1)).toThrow(
      'The HAR model was not fitted: 30 realised variances are too few',
    );
    expect(() => fitHar(realised, 1, [1, 5, 5])).toThrow('are combinations of each other');
  });
});
