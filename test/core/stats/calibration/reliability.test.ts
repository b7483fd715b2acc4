import { createRandom } from '@core/random';
import { type BinKind, calibrationBins } from '@core/stats/calibration/bins';
import { brier } from '@core/stats/calibration/brier';
import { reliability } from '@core/stats/calibration/reliability';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/metrics-golden.json';
import { expectFigures } from '../golden-figures';

const kinds: readonly BinKind[] = ['width', 'count'];

describe('calibration bins', () => {
  for (const { name, probability, label, curves } of golden.curves) {
    it.each(curves)(`equal scikit-learn's: ${name}, $bins of one $kind`, ({ bins, kind, said, happened }) => {
      const found = calibrationBins(
        Float64Array.from(probability),
        Float64Array.from(label),
        bins,
        kinds.find((known) => known === kind)!,
      );
      expectFigures({ ...found.map((bin) => bin.said) }, Object.fromEntries(said.entries()));
      expectFigures({ ...found.map((bin) => bin.happened) }, Object.fromEntries(happened.entries()));
      expect(found.length).toBe(said.length);
      expect(found.reduce((sum, bin) => sum + bin.rows, 0)).toBe(label.length);
    });
  }

  it('take probabilities of 0 and 1, and leave out what is not known', () => {
    const bins = calibrationBins(Float64Array.of(0, 1, NaN, 0.5), Float64Array.of(0, 1, 1, NaN), 10, 'width');
    expect(bins).toEqual([
      { rows: 1, said: 0, happened: 0 },
      { rows: 1, said: 1, happened: 1 },
    ]);
    expect(calibrationBins(Float64Array.of(NaN), Float64Array.of(1), 10, 'count')).toEqual([]);
  });
});

describe('the reliability curve', () => {
  it("has statsmodels' Wilson intervals to 1e-12", () => {
    for (const { ups, rows, interval } of golden.wilson) {
      const label = Float64Array.from({ length: rows }, (_, row) => (row < ups ? 1 : 0));
      const [point] = reliability(new Float64Array(rows).fill(0.55), label, 10, 'width').points;
      expect(point!.low).toBeCloseTo(interval[0]!, 12);
      expect(point!.high).toBeCloseTo(interval[1]!, 12);
    }
  });

  it('is off by little where probabilities are true, by much where they are twice too certain', () => {
    const random = createRandom(8, 'reliability');
    const truth = Float64Array.from({ length: 5000 }, () => 0.3 + 0.4 * random.next());
    const label = truth.map((p) => (random.next() < p ? 1 : 0));
    const certain = truth.map((p) => 0.5 + 2 * (p - 0.5));
    expect(reliability(truth, label, 10, 'count').expectedError).toBeLessThan(0.03);
    const { expectedError, largestError } = reliability(certain, label, 10, 'count');
    expect(expectedError).toBeGreaterThan(0.08);
    expect(largestError).toBeGreaterThan(expectedError);
  });

  it('is empty and its errors undefined without rows', () => {
    expect(reliability(new Float64Array(0), new Float64Array(0), 10, 'width')).toEqual({
      points: [],
      expectedError: NaN,
      largestError: NaN,
    });
  });
});

describe('the Brier score', () => {
  for (const { name, probability, label, figures } of golden.murphy) {
    const [p, y] = [Float64Array.from(probability), Float64Array.from(label)];

    it(`falls into the parts of Murphy, and of Stephenson inside the bins: ${name}`, () => {
      expectFigures({ ...brier(p, y, 10, 'width') }, figures);
    });

    it.each(kinds)(`is the sum of its parts in bins of one %s: ${name}`, (kind) => {
      const { score, reliability: off, resolution, uncertainty, within, skill } = brier(p, y, 7, kind);
      expect(off - resolution + uncertainty + within).toBeCloseTo(score, 14);
      expect(skill).toBeCloseTo(1 - score / uncertainty, 14);
    });
  }

  it('leaves nothing inside of bins that hold one probability each', () => {
    const { probability, label } = golden.murphy[1]!;
    expect(brier(Float64Array.from(probability), Float64Array.from(label)).within).toBeCloseTo(0, 14);
  });
});
