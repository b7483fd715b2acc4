import { judge } from '@core/lstm/judge';
import { describe, expect, it } from 'vitest';

describe('judging head outputs', () => {
  it('takes the sign of a logit, and leaves weights and smoothing out of the loss', () => {
    const said = judge(
      { kind: 'binary', classWeights: [5, 9], smoothing: 0.3 },
      Float32Array.of(0, 2, -2, 2),
      Float32Array.of(0, 1, 1, 0),
    );
    expect(said.accuracy).toBe(0.5);
    const expected = (Math.LN2 + Math.log1p(Math.exp(-2)) + 2 * Math.log1p(Math.exp(2))) / 4;
    expect(said.loss).toBeCloseTo(expected, 12);
  });

  it('takes the largest of several classes', () => {
    const loss = { kind: 'categorical', classWeights: [1, 2, 3], smoothing: 0.1 } as const;
    const outputs = Float32Array.of(3, 1, 0, 0, 1, 3);
    expect(judge(loss, outputs, Float32Array.of(0, 1)).accuracy).toBe(0.5);
    expect(judge(loss, new Float32Array(3), Float32Array.of(2)).loss).toBeCloseTo(Math.log(3), 12);
  });

  it.each([
    { loss: { kind: 'squared' } as const, outputs: [1, -1, 0.2] },
    { loss: { kind: 'huber', delta: 1 } as const, outputs: [1, -1, 0.2] },
    { loss: { kind: 'gaussian' } as const, outputs: [1, 0, -1, 0, 0.2, 0] },
    {
      loss: { kind: 'quantile', levels: [0.1, 0.5, 0.9] } as const,
      outputs: [-9, 1, 9, -9, -1, 9, -9, 0.2, 9],
    },
  ])('of a number asks whether it lies on the right side of no change: $loss.kind', ({ loss, outputs }) => {
    const said = (noChange: number) =>
      judge(loss, Float32Array.from(outputs), Float32Array.of(0.4, 0.1, -0.3), noChange).accuracy;
    expect(said(0)).toBeCloseTo(1 / 3, 12);
    expect(said(0.25)).toBe(1);
  });

  it('is NaN as soon as one output is', () => {
    expect(judge({ kind: 'squared' }, Float32Array.of(1, Number.NaN), Float32Array.of(1, 1)).loss).toBeNaN();
  });
});
