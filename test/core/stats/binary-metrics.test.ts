import { averagePrecision } from '@core/stats/average-precision';
import { brier } from '@core/stats/calibration/brier';
import { balancedAccuracy, matthews } from '@core/stats/class-balance';
import { classify } from '@core/stats/classification';
import { rocAuc } from '@core/stats/roc-auc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/metrics-golden.json';
import { expectFigures } from './golden-figures';

function figuresOf(probability: Float64Array, label: Float64Array) {
  const { confusion, logLoss } = classify(probability, label);
  return {
    balancedAccuracy: balancedAccuracy(confusion),
    matthews: matthews(confusion),
    rocAuc: rocAuc(probability, label),
    averagePrecision: averagePrecision(probability, label),
    logLoss,
    brier: brier(probability, label).score,
  };
}

describe('metrics of two classes', () => {
  for (const { name, probability, label, figures } of golden.binary) {
    it(`equal scikit-learn's to 1e-12: ${name}`, () => {
      expectFigures(figuresOf(Float64Array.from(probability), Float64Array.from(label)), figures);
    });
  }

  it('leave out rows of which probability or label is not known', () => {
    const probability = Float64Array.of(0.9, NaN, 0.2, 0.8, 0.6, 0.3);
    const label = Float64Array.of(1, 1, 0, NaN, 0, 1);
    const known = [Float64Array.of(0.9, 0.2, 0.6, 0.3), Float64Array.of(1, 0, 0, 1)] as const;
    expect(figuresOf(probability, label)).toEqual(figuresOf(...known));
  });

  it.each([
    ['up', 1],
    ['not up', 0],
  ])('of one class alone, %s, are undefined and neither 0 nor 1', (_, only) => {
    const probability = Float64Array.of(0.9, 0.2, 0.6);
    const { logLoss, brier: score, ...others } = figuresOf(probability, new Float64Array(3).fill(only));
    expect(Object.values(others)).toEqual([NaN, NaN, NaN, NaN]);
    expect([logLoss, score].every(Number.isFinite)).toBe(true);
    expect(brier(probability, new Float64Array(3).fill(only)).skill).toBeNaN();
  });

  it('of no rows are undefined', () => {
    const none = new Float64Array(0);
    expect(Object.values(figuresOf(none, none)).every(Number.isNaN)).toBe(true);
  });

  it('have no Matthews coefficient where the same is said every time', () => {
    const same = Float64Array.of(0.7, 0.7, 0.7);
    const { matthews: found, balancedAccuracy: balanced } = figuresOf(same, Float64Array.of(1, 0, 1));
    expect([found, balanced]).toEqual([NaN, 0.5]);
  });

  it('rank the same whatever rising function is taken of the score, and the other way round', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0, 1)), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (pairs) => {
        const score = Float64Array.from(pairs, ([value]) => value);
        const label = Float64Array.from(pairs, ([, up]) => up);
        const area = rocAuc(score, label);
        expect(rocAuc(score.map(Math.atan), label)).toBe(area);
        expect(averagePrecision(score.map(Math.atan), label)).toBe(averagePrecision(score, label));
        if (!Number.isNaN(area))
          expect(
            rocAuc(
              score.map((value) => -value),
              label,
            ),
          ).toBeCloseTo(1 - area, 12);
      }),
    );
  });
});
