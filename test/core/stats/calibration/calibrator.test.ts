import { createRandom } from '@core/random';
import { calibrate, fitCalibrator } from '@core/stats/calibration/calibrator';
import { fitIsotonic, isotonicProbability } from '@core/stats/calibration/isotonic';
import { fitPlatt, plattProbability } from '@core/stats/calibration/platt';
import { reliability } from '@core/stats/calibration/reliability';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/metrics-golden.json';

describe('Platt scaling', () => {
  for (const { name, score, label, slope, offset, sklearn } of golden.platt) {
    const found = fitPlatt(Float64Array.from(score), Float64Array.from(label));

    it(`finds the minimum that scipy finds, to 1e-7: ${name}`, () => {
      expect(Math.abs(found.slope - slope)).toBeLessThan(1e-7);
      expect(Math.abs(found.offset - offset)).toBeLessThan(1e-7);
    });

    it(`gives scikit-learn's probabilities to 1e-6: ${name}`, () => {
      const theirs = { slope: sklearn[0]!, offset: sklearn[1]! };
      for (const at of score)
        expect(Math.abs(plattProbability(found, at) - plattProbability(theirs, at))).toBeLessThan(1e-6);
    });
  }

  it('neither overflows nor loses its way on scores of any size', () => {
    const label = Float64Array.of(0, 1, 0, 1, 1, 0);
    const score = Float64Array.of(-1, 0.5, 0.2, 0.1, 2, -2);
    const one = fitPlatt(score, label);
    for (const size of [1e-9, 1e-3, 1e3, 1e9]) {
      const scaled = score.map((value) => value * size);
      const { slope, offset } = fitPlatt(scaled, label);
      expect(slope * size).toBeCloseTo(one.slope, 9);
      expect(offset).toBeCloseTo(one.offset, 9);
    }
    expect(plattProbability({ slope: -1, offset: 0 }, 1e6)).toBe(1);
    expect(plattProbability({ slope: -1, offset: 0 }, -1e6)).toBe(0);
  });

  it('is undefined of one class alone', () => {
    expect(fitPlatt(Float64Array.of(1, 2), Float64Array.of(1, 1))).toEqual({ slope: NaN, offset: NaN });
    expect(fitPlatt(new Float64Array(0), new Float64Array(0))).toEqual({ slope: NaN, offset: NaN });
  });

  it('of a score that never changes gives the drawn-in share to all', () => {
    const fitted = fitPlatt(new Float64Array(4).fill(0.3), Float64Array.of(1, 1, 1, 0));
    expect(plattProbability(fitted, 0.3)).toBeCloseTo((3 * 0.8 + 1 / 3) / 4, 8);
  });
});

describe('isotonic regression', () => {
  for (const { name, score, label, corners, at, probability } of golden.isotonic) {
    const found = fitIsotonic(Float64Array.from(score), Float64Array.from(label));

    it(`has scikit-learn's probabilities to 1e-12, between its points and beyond: ${name}`, () => {
      at.forEach((value, i) => {
        expect(isotonicProbability(found, value)).toBeCloseTo(probability[i]!, 12);
      });
    });

    it(`keeps as many corners as scikit-learn: ${name}`, () => {
      expect(found.scores).toEqual(corners.scores);
    });
  }

  it('never falls, whatever the scores', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 1)), { minLength: 1 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const label = Float64Array.from(pairs, ([, up]) => up);
        const fitted = fitIsotonic(
          Float64Array.from(pairs, ([value]) => value),
          label,
        );
        expect(fitted.probabilities).toEqual(fitted.probabilities.toSorted((a, b) => a - b));
        // What it says is right on average over the rows it was fitted on.
        const said = pairs.reduce((sum, [value]) => sum + isotonicProbability(fitted, value), 0);
        expect(said).toBeCloseTo(
          label.reduce((sum, up) => sum + up, 0),
          9,
        );
      }),
    );
  });

  it('knows nothing where it was shown nothing', () => {
    const fitted = fitIsotonic(Float64Array.of(NaN), Float64Array.of(1));
    expect(fitted).toEqual({ scores: [], probabilities: [] });
    expect(isotonicProbability(fitted, 0.5)).toBeNaN();
  });
});

describe('a calibrator', () => {
  const random = createRandom(4, 'calibrator');
  const truth = Float64Array.from({ length: 4000 }, () => 0.35 + 0.3 * random.next());
  const label = truth.map((p) => (random.next() < p ? 1 : 0));
  const certain = truth.map((p) => 1 / (1 + Math.exp(-4 * Math.log(p / (1 - p)) - 0.5)));
  const [fit, judged] = [(row: number) => row < 2000, (row: number) => row >= 2000];
  const only = (values: Float64Array, keep: (row: number) => boolean) => values.filter((_, row) => keep(row));
  const errorOf = (p: Float64Array) => reliability(p, only(label, judged), 10, 'count').expectedError;

  it.each(['platt', 'isotonic'] as const)(
    'by %s makes overconfident probabilities true on rows it has not seen',
    (kind) => {
      const fitted = fitCalibrator(kind, only(certain, fit), only(label, fit));
      expect(errorOf(only(certain, judged))).toBeGreaterThan(0.1);
      expect(errorOf(calibrate(fitted, only(certain, judged)))).toBeLessThan(0.05);
      expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
    },
  );

  it('of no kind leaves them as they are', () => {
    const none = fitCalibrator('none', certain, label);
    expect(calibrate(none, certain)).toEqual(certain);
  });

  it('leaves probabilities that are true nearly as they are, whatever the kind, and NaN as NaN', () => {
    const fitted = fitCalibrator('platt', truth, label);
    expect(fitted).toMatchObject({ slope: expect.closeTo(-1, 0), offset: expect.closeTo(0, 0) });
    expect(calibrate(fitted, Float64Array.of(NaN, 0, 1)).map(Math.round)).toEqual(Float64Array.of(NaN, 0, 1));
    expect(calibrate(fitCalibrator('isotonic', truth, label), Float64Array.of(NaN))).toEqual(
      Float64Array.of(NaN),
    );
  });

  it('with one class to learn from gives no probability', () => {
    const fitted = fitCalibrator('platt', Float64Array.of(0.2, 0.7), Float64Array.of(1, 1));
    expect(calibrate(fitted, Float64Array.of(0.5))).toEqual(Float64Array.of(NaN));
  });
});
