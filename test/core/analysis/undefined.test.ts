import { autocorrelations } from '@core/analysis/autocorrelation';
import { correlationMatrix, correlationOf } from '@core/analysis/correlation';
import { distributionOf } from '@core/analysis/distribution';
import { histogramEdges, histogramShares } from '@core/analysis/histogram';
import { kolmogorovSmirnov } from '@core/analysis/kolmogorov-smirnov';
import { mutualInformation } from '@core/analysis/mutual-information';
import { neweyWestT } from '@core/analysis/newey-west';
import { populationStability } from '@core/analysis/population-stability';
import { binNumbers, quantileEdges } from '@core/analysis/quantile-bins';
import { ranksOf } from '@core/analysis/ranks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const none = new Float64Array(0);
const some = Float64Array.of(1, 2, 4, 8, 16);
const still = new Float64Array(5).fill(0.1);

describe('a figure without the values it needs is NaN', () => {
  it('of no values', () => {
    const { count, ...figures } = distributionOf(none);
    expect(count).toBe(0);
    for (const figure of Object.values(figures).flat()) expect(figure).toBeNaN();
    expect(populationStability(none, some)).toBeNaN();
    expect(populationStability(some, none)).toBeNaN();
    expect(kolmogorovSmirnov(some, none)).toEqual({ statistic: NaN, pValue: NaN });
    expect(mutualInformation([], [])).toBeNaN();
    expect(neweyWestT(none, none, 0)).toBeNaN();
    expect(histogramShares(none, histogramEdges(none))).toEqual(none);
    expect(histogramShares(none, histogramEdges(some)).every(Number.isNaN)).toBe(true);
  });

  it('of values that never change', () => {
    expect(distributionOf(still)).toMatchObject({ mean: 0.1, sd: 0, skewness: NaN, kurtosis: NaN });
    expect(correlationOf(still, some)).toBeNaN();
    expect(neweyWestT(still, some, 2)).toBeNaN();
    expect(neweyWestT(some, still, 2)).toBeNaN();
    expect(autocorrelations(still, 2).every(Number.isNaN)).toBe(true);
    expect([...correlationMatrix([some, still])]).toEqual([1, NaN, NaN, NaN]);
  });

  it('of lags that no pair is apart', () => {
    expect([...autocorrelations(Float64Array.of(1, 2), 3)].map(Number.isNaN)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('of as many moments as there are values', () => {
    expect(distributionOf(Float64Array.of(3))).toMatchObject({ mean: 3, sd: NaN, skewness: NaN });
    expect(distributionOf(Float64Array.of(1, 2, 4))).toMatchObject({ kurtosis: NaN });
  });
});

describe('of any values', () => {
  const values = fc
    .array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 80,
    })
    .map((list) => Float64Array.from(list));

  it('that differ by the least that there is get a bin around them', () => {
    const edges = histogramEdges(Float64Array.of(0, 5e-324));
    expect(histogramShares(Float64Array.of(0, 5e-324), edges).reduce((sum, share) => sum + share, 0)).toBe(1);
  });

  it('every one is in one bin of the histogram, also beyond the edges', () => {
    fc.assert(
      fc.property(values, values, (training, later) => {
        const edges = histogramEdges(training.toSorted());
        expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
        const shares = histogramShares(later, edges);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('the rank counts those below and half of the others that are equal', () => {
    fc.assert(
      fc.property(values, (list) => {
        const plain = Array.from(list, (value) => {
          const below = list.filter((other) => other < value).length;
          return below + (list.filter((other) => other === value).length + 1) / 2;
        });
        expect([...ranksOf(list)]).toEqual(plain);
      }),
    );
  });

  it('the drift from themselves is 0, and no drift is below it', () => {
    fc.assert(
      fc.property(values, values, (training, later) => {
        const sorted = training.toSorted();
        expect(populationStability(sorted, training)).toBe(0);
        expect(kolmogorovSmirnov(sorted, sorted)).toEqual({ statistic: 0, pValue: 1 });
        expect(populationStability(sorted, later)).toBeGreaterThanOrEqual(0);
        const { statistic, pValue } = kolmogorovSmirnov(sorted, later.toSorted());
        expect(statistic >= 0 && statistic <= 1 && pValue >= 0 && pValue <= 1).toBe(true);
      }),
    );
  });

  it('the mutual information is the same either way round, and that with a constant is 0', () => {
    fc.assert(
      fc.property(values, (list) => {
        const bins = binNumbers(list, quantileEdges(list.toSorted(), 4));
        const other = binNumbers(list.toReversed(), quantileEdges(list.toSorted(), 3));
        expect(mutualInformation(bins, other)).toBeCloseTo(mutualInformation(other, bins), 12);
        expect(Math.abs(mutualInformation(bins, new Uint16Array(bins.length)))).toBeLessThan(1e-12);
      }),
    );
  });
});
