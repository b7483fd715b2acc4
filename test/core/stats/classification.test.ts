import { classify, classifyAlwaysUp, upShareOf } from '@core/stats/classification';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/sklearn-golden.json';
import { expectFigures } from './golden-figures';

describe('classify', () => {
  for (const example of golden.cases) {
    it(`equals scikit-learn to 1e-12: ${example.name}`, () => {
      const figures = classify(Float64Array.from(example.probability), Float64Array.from(example.label));
      expect(figures.confusion).toEqual(example.confusion);
      expectFigures({ ...figures }, example.figures);
    });
  }

  it('leaves out rows whose label or probability is not known', () => {
    const probability = Float64Array.of(0.9, Number.NaN, 0.2, 0.8);
    const label = Float64Array.of(1, 1, 0, Number.NaN);
    expect(classify(probability, label).confusion).toEqual({ tp: 1, fp: 0, tn: 1, fn: 0 });
  });

  it('judges only the rows asked for', () => {
    const probability = Float64Array.of(0.9, 0.9, 0.1, 0.1);
    const label = Float64Array.of(1, 0, 0, 1);
    expect(classify(probability, label, Int32Array.of(1, 3)).accuracy).toBe(0);
    expect(classify(probability, label, Int32Array.of(0, 2)).accuracy).toBe(1);
  });

  it('has no figure at all without rows', () => {
    const { confusion, ...figures } = classify(new Float64Array(0), new Float64Array(0));
    expect(Object.values(figures)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(confusion).toEqual({ tp: 0, fp: 0, tn: 0, fn: 0 });
  });
});

describe('classifyAlwaysUp', () => {
  it('says up whatever the share is, and gives the share as its probability', () => {
    const label = Float64Array.of(1, 1, 0, 0, 0);
    const figures = classifyAlwaysUp(new Float64Array(5).fill(0.4), label);
    expect(figures.confusion).toEqual({ tp: 2, fp: 3, tn: 0, fn: 0 });
    expect(figures.accuracy).toBeCloseTo(0.4, 15);
    expect(figures.recall).toBe(1);
    expect(figures.logLoss).toBeCloseTo(-(2 * Math.log(0.4) + 3 * Math.log(0.6)) / 5, 14);
  });

  it('has no log loss where the training rows have no share', () => {
    const unknown = Float64Array.of(Number.NaN, Number.NaN);
    expect(classifyAlwaysUp(unknown, Float64Array.of(1, 0)).logLoss).toBeNaN();
    expect(classifyAlwaysUp(unknown, Float64Array.of(1, 0)).accuracy).toBe(0.5);
  });
});

describe('upShareOf', () => {
  it('counts known labels only', () => {
    expect(upShareOf(Float64Array.of(1, 0, Number.NaN, 1, 1))).toBe(0.75);
    expect(upShareOf(Float64Array.of(Number.NaN))).toBeNaN();
  });
});
