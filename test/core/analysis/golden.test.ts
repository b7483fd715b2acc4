import { autocorrelations } from '@core/analysis/autocorrelation';
import { correlationMatrix } from '@core/analysis/correlation';
import { distributionOf } from '@core/analysis/distribution';
import { informationCoefficient } from '@core/analysis/information-coefficient';
import { kolmogorovSmirnov, kolmogorovTail } from '@core/analysis/kolmogorov-smirnov';
import { mutualInformation } from '@core/analysis/mutual-information';
import { populationStability } from '@core/analysis/population-stability';
import { binNumbers, quantileEdges } from '@core/analysis/quantile-bins';
import { ranksOf } from '@core/analysis/ranks';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/analysis-golden.json';

const { trainingRows, horizon } = golden;
type Name = keyof typeof golden.series;
const names = Object.keys(golden.series) as Name[];
const all = (name: Name) => Float64Array.from(golden.series[name]);
const training = (name: Name) => all(name).subarray(0, trainingRows);
const later = (name: Name) => all(name).subarray(trainingRows);

/** To 1e-9 of the value, or of 1 where it is smaller. */
function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} beside ${expected}`).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
}

function expectAllClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expectClose(actual[i]!, value);
  });
}

describe.each(names)('of the series "%s"', (name) => {
  it("the moments and quantiles are SciPy's and NumPy's", () => {
    const { quantiles, ...moments } = distributionOf(training(name));
    const expected = golden.distribution[name];
    for (const key of ['count', 'mean', 'sd', 'skewness', 'kurtosis'] as const)
      expectClose(moments[key], expected[key]);
    expectAllClose(quantiles, expected.quantiles);
  });

  it("the drift is NumPy's PSI and SciPy's Smirnov test", () => {
    expectClose(populationStability(training(name).toSorted(), later(name)), golden.psi[name]);
    const { statistic, pValue } = kolmogorovSmirnov(training(name).toSorted(), later(name).toSorted());
    expectClose(statistic, golden.smirnov[name].statistic);
    expectClose(pValue, golden.smirnov[name].pValue);
  });

  it("the autocorrelations are those of statsmodels' acf", () => {
    expectAllClose(autocorrelations(training(name), 20), golden.autocorrelation[name]);
  });

  it('the information coefficients are those of SciPy, their t those of a HAC regression in statsmodels', () => {
    const returns = Float64Array.from(golden.returns).subarray(0, trainingRows);
    const overlapping = Float64Array.from(golden.overlapping).subarray(0, trainingRows);
    const cases = [
      [informationCoefficient(training(name), returns, 1), golden.coefficient[name]],
      [informationCoefficient(training(name), overlapping, horizon), golden.coefficientOfOverlapping[name]],
    ] as const;
    for (const [actual, expected] of cases) {
      for (const key of ['ic', 'icT', 'rankIc', 'rankIcT'] as const) expectClose(actual[key], expected[key]);
    }
  });

  it("the mutual information is scikit-learn's less Miller's bias", () => {
    const overlapping = Float64Array.from(golden.overlapping).subarray(0, trainingRows);
    const bins = binNumbers(training(name), quantileEdges(training(name).toSorted(), 10));
    const classes = overlapping.map((value) => (value > 0 ? 1 : 0));
    expectClose(mutualInformation(bins, classes), golden.informationOnClasses[name]);
    const numbers = binNumbers(overlapping, quantileEdges(overlapping.toSorted(), 10));
    expectClose(mutualInformation(bins, numbers), golden.informationOnNumbers[name]);
  });
});

it("the correlation matrices are pandas'", () => {
  expectAllClose(correlationMatrix(names.map(training)), golden.pearson);
  expectAllClose(correlationMatrix(names.map((name) => ranksOf(training(name)))), golden.spearman);
});

it('a series of another kind altogether has the large PSI that NumPy finds', () => {
  expect(golden.psiOfOther).toBeGreaterThan(1);
  expectClose(populationStability(training('normal').toSorted(), later('heavy')), golden.psiOfOther);
});

it("the tail of Kolmogorov's distribution is SciPy's on both sides of where the series change", () => {
  const { x, p } = golden.kolmogorov;
  x.forEach((at, i) => {
    expectClose(kolmogorovTail(at), p[i]!);
    if (p[i]! > 1e-12) expect(Math.abs(kolmogorovTail(at) / p[i]! - 1)).toBeLessThan(1e-9);
  });
});
