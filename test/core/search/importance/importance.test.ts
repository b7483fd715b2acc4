import { createRandom } from '@core/random';
import { axesOf, drawProposal } from '@core/search/draw';
import { contourOf } from '@core/search/importance/contour';
import { importanceOf } from '@core/search/importance/importance';
import type { Space } from '@core/search/space';
import type { Proposal } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/importance-golden.json';
import { spaceFrom } from '../../../suites/sampler-suite';

const plane = spaceFrom(['x', 'y', 'z'].map((path) => ({ kind: 'float', path, low: 0, high: 1 })));
const judged = (space: Space, count: number, value: (proposal: Proposal) => number) => {
  const axes = axesOf(space);
  const random = createRandom(3, 'importance test');
  return Array.from({ length: count }, (_, number) => {
    const proposal = drawProposal(axes, random);
    return { number, proposal, value: value(proposal) };
  });
};
const at = (proposal: Proposal, path: string) => Number(proposal[path]);
const shareOf = (importance: ReturnType<typeof importanceOf>, path: string) =>
  importance.shares.find((one) => one.path === path)!.share;

describe('the importance of dimensions', () => {
  it("is that of Optuna's fANOVA", () => {
    const space = spaceFrom([
      { kind: 'float', path: 'rate', low: 0, high: 2 },
      { kind: 'float', path: 'dropout', low: 0, high: 0.5 },
      { kind: 'int', path: 'layers', low: 1, high: 4 },
      { kind: 'choice', path: 'pooling', values: ['last', 'mean', 'attention', 'max'] },
      { kind: 'float', path: 'noise', low: -1, high: 1 },
    ]);
    const own = importanceOf(
      space,
      golden.trials.map((trial, number) => ({ ...trial, number })),
    );
    for (const [path, share] of Object.entries(golden.shares))
      expect(Math.abs(shareOf(own, path) - share), path).toBeLessThan(0.06);
    // The variances of the parts of the function itself: 0.3022, 0.1125 and 0.0125 of 0.5314.
    for (const [path, share] of Object.entries({ rate: 0.569, pooling: 0.212, layers: 0.024 }))
      expect(Math.abs(shareOf(own, path) - share), path).toBeLessThan(0.06);
  });

  it('is the known share of the variance of a sum, and of a product that of the pair alone', () => {
    const sum = importanceOf(
      plane,
      judged(plane, 600, (p) => 2 * at(p, 'x') + at(p, 'y')),
    );
    expect(sum.shares.map(({ path }) => path)).toEqual(['x', 'y', 'z']);
    expect(shareOf(sum, 'x')).toBeCloseTo(0.8, 1);
    expect(shareOf(sum, 'y')).toBeCloseTo(0.2, 1);
    expect(shareOf(sum, 'z')).toBeLessThan(0.005);
    const product = importanceOf(
      plane,
      judged(plane, 600, (p) => (at(p, 'x') - 0.5) * (at(p, 'z') - 0.5)),
    );
    expect(product.pairs[0]!.paths.toSorted()).toEqual(['x', 'z']);
    expect(product.pairs[0]!.share).toBeGreaterThan(0.8);
    expect(product.shares.every(({ share }) => share < 0.06)).toBe(true);
  });

  it('measures a logarithmic dimension by its logarithm', () => {
    const space = spaceFrom([
      { kind: 'float', path: 'x', low: 1e-4, high: 1, log: true },
      { kind: 'float', path: 'y', low: 0, high: 1 },
    ]);
    const own = importanceOf(
      space,
      judged(space, 500, (p) => Math.log10(at(p, 'x')) / 4 + at(p, 'y')),
    );
    expect(shareOf(own, 'x')).toBeCloseTo(0.5, 1);
  });

  it('gives a dimension that seldom applies only what it explains there', () => {
    const space = spaceFrom([
      { kind: 'choice', path: 'optimizer', values: ['adam', 'sgd'] },
      { kind: 'float', path: 'momentum', low: 0, high: 1, when: { path: 'optimizer', in: ['sgd'] } },
      { kind: 'float', path: 'idle', low: 0, high: 1, when: { path: 'optimizer', in: ['sgd'] } },
    ]);
    const trials = judged(space, 800, (p) => (p.optimizer === 'adam' ? 0 : 1 + at(p, 'momentum')));
    const own = importanceOf(space, trials);
    // Of a half of the space 1.5 +- 1 / sqrt(12), of the other 0: 0.5625 between, 1 / 48 by momentum alone, as much together.
    expect(shareOf(own, 'optimizer')).toBeCloseTo(0.5625 / (0.5625 + 1 / 24), 1);
    expect(shareOf(own, 'momentum')).toBeCloseTo(1 / 48 / (0.5625 + 1 / 24), 1);
    expect(shareOf(own, 'idle')).toBeLessThan(0.01);
  });

  it('says why it cannot be told', () => {
    const few = judged(plane, 3, (p) => at(p, 'x'));
    expect(importanceOf(plane, few)).toMatchObject({ trials: 3, shares: [], reason: /there are 3\.$/ });
    expect(
      importanceOf(
        plane,
        judged(plane, 9, () => 1),
      ).reason,
    ).toMatch(/same value/);
    expect(importanceOf(spaceFrom([]), few).reason).toMatch(/No dimension/);
    expect(
      importanceOf(
        plane,
        judged(plane, 9, () => NaN),
      ).reason,
    ).toMatch(/there are none/);
  });

  it('looks at a thousand of ten thousand trials', () => {
    const space = spaceFrom(
      Array.from({ length: 10 }, (_, k) => ({ kind: 'float', path: `x${k}`, low: 0, high: 1 })),
    );
    const trials = judged(space, 10_000, (p) => Math.sin(6 * at(p, 'x0')) + at(p, 'x1') * at(p, 'x2'));
    const own = importanceOf(space, trials);
    expect(own.trials).toBe(1000);
  });
});

describe('the contour of two dimensions', () => {
  it('is what is to be expected of both, all others averaged out', () => {
    const trials = judged(plane, 1000, (p) => 2 * at(p, 'x') + at(p, 'y') + at(p, 'z'));
    const { x, y, values, reason } = contourOf(plane, trials, ['x', 'y']);
    expect(reason).toBeNull();
    let worst = 0;
    y.forEach((vertical, j) => {
      x.forEach((horizontal, i) => {
        const expected = 2 * Number(horizontal) + Number(vertical) + 0.5;
        worst = Math.max(worst, Math.abs(values[j]![i]! - expected));
      });
    });
    expect(worst).toBeLessThan(0.25);
  });

  it('has nothing where a dimension does not apply, and labels on the axis of a choice', () => {
    const space = spaceFrom([
      { kind: 'choice', path: 'optimizer', values: ['adam', 'sgd'] },
      { kind: 'int', path: 'layers', low: 1, high: 3, when: { path: 'optimizer', in: ['sgd'] } },
      { kind: 'toggle', path: 'features.0' },
    ]);
    const trials = judged(space, 60, (p) => at(p, 'layers') || 5);
    const contour = contourOf(space, trials, ['optimizer', 'layers']);
    expect(contour.x).toEqual(['adam', 'sgd']);
    expect(contour.y).toEqual([1, 2, 3]);
    expect(contour.values.map(([adam]) => adam)).toEqual([null, null, null]);
    expect(contour.values.map((row) => Math.round(row[1]!))).toEqual([1, 2, 3]);
    expect(contourOf(space, trials, ['features.0', 'layers']).x).toEqual(['off', 'on']);
  });

  it('says why there is none', () => {
    const trials = judged(plane, 30, (p) => at(p, 'x'));
    expect(contourOf(plane, trials, ['x', 'x']).reason).toMatch(/two different/);
    expect(contourOf(plane, trials, ['x', 'w']).reason).toMatch(/^w is not swept/);
  });
});
