import { weightedCrossEntropy } from '@core/lstm/loss';
import { describe, expect, it } from 'vitest';

describe('weighted cross-entropy from logits', () => {
  it('is ln 2 where nothing is known', () => {
    expect(weightedCrossEntropy(new Float64Array(3), new Float64Array([0, 1, 1]), [1, 1]).loss).toBeCloseTo(
      Math.LN2,
      15,
    );
  });

  it('neither overflows nor loses small losses at extreme logits', () => {
    const { loss, gradient } = weightedCrossEntropy(
      new Float64Array([800, -800]),
      new Float64Array([0, 1]),
      [1, 1],
    );
    expect(loss).toBe(800);
    expect([...gradient]).toEqual([0.5, -0.5]);
    const tiny = weightedCrossEntropy(new Float64Array([-40]), new Float64Array([0]), [1, 1]).loss;
    expect(tiny / Math.exp(-40)).toBeCloseTo(1, 12);
  });

  it('weighs rows by class and divides by the number of rows', () => {
    const logits = new Float64Array([0.3, -1.2]);
    const one = (z: number, y: number) =>
      weightedCrossEntropy(new Float64Array([z]), new Float64Array([y]), [1, 1]).loss;
    const { loss } = weightedCrossEntropy(logits, new Float64Array([0, 1]), [0.5, 3]);
    expect(loss).toBeCloseTo((0.5 * one(0.3, 0) + 3 * one(-1.2, 1)) / 2, 14);
  });

  it('adds up over the parts of a batch', () => {
    const logits = new Float64Array([0.3, -1.2, 2]);
    const labels = new Float64Array([0, 1, 1]);
    const whole = weightedCrossEntropy(logits, labels, [1, 2]);
    const first = weightedCrossEntropy(logits.slice(0, 1), labels.slice(0, 1), [1, 2], 3);
    const rest = weightedCrossEntropy(logits.slice(1), labels.slice(1), [1, 2], 3);
    expect(first.loss + rest.loss).toBeCloseTo(whole.loss, 14);
    expect([...first.gradient, ...rest.gradient]).toEqual([...whole.gradient]);
  });

  it('is NaN, not a number made up, when a logit is', () => {
    expect(
      weightedCrossEntropy(new Float64Array([Number.NaN]), new Float64Array([1]), [1, 1]).loss,
    ).toBeNaN();
  });
});
