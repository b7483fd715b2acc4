import { createRandom } from '@core/random';
import { axesOf, drawProposal } from '@core/search/draw';
import { byScott, toNeighbours } from '@core/search/tpe/bandwidths';
import { mixtureOf, placesOf } from '@core/search/tpe/mixture';
import { thinned } from '@core/search/tpe/thinned';
import { pointsOf } from '@core/search/tree';
import type { Proposal } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/tpe-golden.json';
import { conditional, proposalFaults, spaceFrom } from '../../../suites/sampler-suite';

const keyOf = (proposal: Proposal) => JSON.stringify(Object.entries(proposal).sort());

describe('a Parzen estimator', () => {
  it.each(golden.estimators)("has the densities of Optuna's over numbers", ({ seen, asked, logs }) => {
    const axes = axesOf(
      spaceFrom([
        { kind: 'float', path: 'x', low: -2, high: 6 },
        { kind: 'float', path: 'rate', low: 1e-4, high: 1, log: true },
        { kind: 'int', path: 'n', low: 3, high: 201, step: 2 },
        { kind: 'int', path: 'hidden', low: 8, high: 1024, log: true },
      ]),
    );
    const places = seen.map((proposal) => placesOf(axes, proposal));
    const mixture = mixtureOf(axes, places, thinned(seen.length, 600).weights, toNeighbours);
    asked.forEach((proposal, k) => {
      expect(Math.abs(mixture.logDensity(placesOf(axes, proposal)) - logs[k]!)).toBeLessThan(1e-3);
    });
  });

  it.each([byScott, toNeighbours])(
    'gives all proposals of a space with conditions a chance of 1 in all',
    (bandwidths) => {
      const axes = axesOf(conditional);
      const random = createRandom(4, 'mixture');
      const points = pointsOf(axes)!;
      for (const count of [0, 1, 30]) {
        const seen = Array.from({ length: count }, () => placesOf(axes, drawProposal(axes, random)));
        const mixture = mixtureOf(
          axes,
          seen,
          seen.map((_, k) => k + 1),
          bandwidths,
        );
        let sum = 0;
        for (let k = 0; k < points.size; k++)
          sum += Math.exp(mixture.logDensity(placesOf(axes, points.point(k))));
        expect(sum).toBeCloseTo(1, 3);
      }
    },
  );

  it('draws each proposal as often as it says', () => {
    const axes = axesOf(conditional);
    const random = createRandom(5, 'mixture');
    const seen = Array.from({ length: 8 }, () => placesOf(axes, drawProposal(axes, random)));
    const mixture = mixtureOf(
      axes,
      seen,
      seen.map(() => 1),
      byScott,
    );
    const counts = new Map<string, number>();
    const draws = 20_000;
    for (let k = 0; k < draws; k++) {
      const proposal = mixture.draw(random);
      if (k < 100) expect(proposalFaults(conditional, proposal)).toEqual([]);
      const key = keyOf(proposal);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const points = pointsOf(axes)!;
    let distance = 0;
    for (let k = 0; k < points.size; k++) {
      const point = points.point(k);
      const expected = Math.exp(mixture.logDensity(placesOf(axes, point)));
      distance += Math.abs(expected - (counts.get(keyOf(point)) ?? 0) / draws) / 2;
    }
    expect(distance).toBeLessThan(0.04);
  });

  it('stays a number far from all that was seen', () => {
    const axes = axesOf(spaceFrom([{ kind: 'int', path: 'n', low: 0, high: 100_000 }]));
    const seen = Array.from({ length: 300 }, () => Float64Array.of(0.001));
    const mixture = mixtureOf(
      axes,
      seen,
      seen.map(() => 1),
      toNeighbours,
    );
    expect(mixture.logDensity(Float64Array.of(0.999))).toBeGreaterThan(-1000);
  });
});

describe('a long list thinned', () => {
  it('keeps the newest and evenly some before, which stand for all', () => {
    const { places, weights } = thinned(10_000, 600);
    expect(places.length).toBe(600);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(places.slice(300)).toEqual(Array.from({ length: 300 }, (_, k) => 9700 + k));
    const whole = thinned(10_000, 10_000).weights;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(weights) / sum(whole)).toBeCloseTo(1, 3);
    expect(whole.slice(-25)).toEqual(new Array(25).fill(1));
    expect(whole[0]).toBe(1e-4);
  });
});
