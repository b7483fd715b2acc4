import { axesOf } from '@core/search/draw';
import { gridSampler } from '@core/search/grid';
import { isActive, type Space } from '@core/search/space';
import type { Proposal } from '@shared/sweep-plan';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditional, searchOf, spaceFrom } from '../../suites/sampler-suite';

/** Every combination of all values, as if no dimension had a condition; what does not apply is left out and what is then the same counted once. */
function bruteForce(space: Space): ReadonlySet<string> {
  let proposals: Proposal[] = [{}];
  for (const axis of axesOf(space)) {
    proposals = proposals.flatMap((proposal) =>
      isActive(axis.dimension, proposal)
        ? Array.from({ length: axis.size! }, (_, k) => ({ ...proposal, [axis.path]: axis.value(k) }))
        : [proposal],
    );
  }
  return new Set(proposals.map(keyOf));
}

function keyOf(proposal: Proposal): string {
  return JSON.stringify(Object.entries(proposal).sort());
}

function walk(space: Space, seed: number): readonly string[] {
  const search = searchOf(space, seed);
  const grid = gridSampler.create(search);
  return Array.from({ length: gridSampler.size(search)! }, (_, number) => keyOf(grid.ask(number, [])));
}

/** Dimensions of which each may ask about any before it, so that branches lie in branches. */
const anySpace = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      asks: fc.nat(20),
      of: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
      isFree: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    spaceFrom(
      drawn.map(({ size, asks, of, isFree }, k) => ({
        kind: 'int',
        path: `a${k}`,
        low: 0,
        high: size - 1,
        when: k === 0 || isFree ? null : { path: `a${asks % k}`, in: of },
      })),
    ),
  );

it('tries each point of any conditional space exactly once', () => {
  fc.assert(
    fc.property(anySpace, fc.nat(1000), (space, seed) => {
      const points = walk(space, seed);
      const all = bruteForce(space);
      expect(new Set(points)).toEqual(all);
      expect(points.length).toBe(all.size);
    }),
    { numRuns: 60 },
  );
});

it('goes through another order with another seed, and none of them is that of the plan', () => {
  expect(walk(conditional, 1)).not.toEqual(walk(conditional, 2));
  expect([...walk(conditional, 1)].sort()).toEqual([...walk(conditional, 2)].sort());
  const first = walk(conditional, 1)
    .slice(0, 40)
    .filter((key) => key.includes('"model.layers",1'));
  expect(first.length).toBeGreaterThan(5);
  expect(first.length).toBeLessThan(25);
});

it('numbers 10^15 points without holding any', () => {
  const space = spaceFrom(
    Array.from({ length: 5 }, (_, k) => ({ kind: 'int', path: `a${k}`, low: 1, high: 1000 })),
  );
  const search = searchOf(space, 4);
  expect(gridSampler.size(search)).toBe(1e15);
  const grid = gridSampler.create(search);
  const points = Array.from({ length: 1000 }, (_, number) => keyOf(grid.ask(number * 1e12, [])));
  expect(new Set(points).size).toBe(1000);
});

it('says where it is at an end', () => {
  const grid = gridSampler.create(searchOf(spaceFrom([{ kind: 'toggle', path: 'features.0' }]), 1));
  expect(() => grid.ask(2, [])).toThrow('The grid has 2 points, so there is no trial 2.');
});

it('refuses what cannot be counted', () => {
  const space = spaceFrom([{ kind: 'float', path: 'model.dropout', low: 0, high: 0.5 }]);
  expect(gridSampler.size(searchOf(space, 1))).toBeNull();
  expect(gridSampler.faults(searchOf(space, 1))).toEqual([
    'cannot be "grid": model.dropout can be any number between two; give it a step, or take another sampler',
  ]);
});
