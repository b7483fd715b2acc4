import { nsga2Sampler } from '@core/search/nsga2';
import { beats, crowdingOf, frontsOf } from '@core/search/nsga2/fronts';
import { randomSampler } from '@core/search/random';
import type { SamplerKindOf } from '@core/search/sampler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run, searchOf, spaceFrom } from '../../suites/sampler-suite';

type Losses = readonly [number, number];

/** Problems of Zitzler, Deb and Thiele, Evolutionary Computation 8(2), 2000; the fronts of all lie at g = 1. */
const problems: Readonly<Record<string, (f: number, g: number) => number>> = {
  ZDT1: (f, g) => g * (1 - Math.sqrt(f / g)),
  ZDT2: (f, g) => g * (1 - (f / g) ** 2),
  ZDT3: (f, g) => g * (1 - Math.sqrt(f / g) - (f / g) * Math.sin(10 * Math.PI * f)),
};

const dimensions = 10;
const space = spaceFrom(
  Array.from({ length: dimensions }, (_, k) => ({ kind: 'float', path: `x${k}`, low: 0, high: 1 })),
);

/** Area between the front and a corner that is worse than all, by strips. */
function hypervolume(points: readonly Losses[], corner: Losses): number {
  const within = points
    .filter(([a, b]) => a < corner[0] && b < corner[1])
    .sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  let area = 0;
  let floor = corner[1];
  for (const [a, b] of within) {
    if (b >= floor) continue;
    area += (corner[0] - a) * (floor - b);
    floor = b;
  }
  return area;
}

function searched(kind: SamplerKindOf, second: (f: number, g: number) => number, trials: number): number {
  const ended = run(kind, searchOf(space, 1, 2, 4), trials, (proposal) => {
    const [f = 0, ...rest] = Object.values(proposal).map(Number);
    const g = 1 + (9 * rest.reduce((sum, x) => sum + x, 0)) / rest.length;
    return [f, second(f, g)];
  });
  return hypervolume(
    ended.map(({ losses }) => losses as Losses),
    [1.1, 6],
  );
}

describe('the front of', () => {
  it.each(Object.entries(problems))(
    '%s is come near within 2,000 trials, which drawing at random does not',
    (_, second) => {
      const ideal = hypervolume(
        Array.from({ length: 2000 }, (_, k): Losses => [k / 1999, second(k / 1999, 1)]),
        [1.1, 6],
      );
      const share = searched(nsga2Sampler, second, 2000) / ideal;
      expect(share).toBeGreaterThan(0.97);
      expect(searched(randomSampler, second, 2000) / ideal).toBeLessThan(0.85);
    },
  );
});

it('finds the minimum of one objective too', () => {
  const ended = run(nsga2Sampler, searchOf(space, 1, 1, 1, 20), 1500, (proposal) => [
    Object.values(proposal).reduce((sum: number, x) => sum + (Number(x) - 0.3) ** 2, 0),
  ]);
  expect(Math.min(...ended.map(({ losses }) => losses![0]!))).toBeLessThan(0.005);
});

it('does not try again what is under way, or what has children, while there is anything else', () => {
  const few = spaceFrom([
    { kind: 'int', path: 'a', low: 1, high: 30 },
    { kind: 'int', path: 'b', low: 1, high: 30 },
  ]);
  const ended = run(nsga2Sampler, searchOf(few, 1, 1, 4, 10), 200, ({ a, b }) => [
    Math.abs(Number(a) - 9) + Math.abs(Number(b) - 20),
  ]);
  expect(new Set(ended.map(({ proposal }) => JSON.stringify(proposal))).size).toBeGreaterThan(120);
});

describe('a front', () => {
  const cloud = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 2 }), {
    minLength: 1,
    maxLength: 40,
  });

  it('holds those that only fronts before it beat, as peeling one off after the other finds them', () => {
    fc.assert(
      fc.property(cloud, fc.boolean(), (points, isSingle) => {
        const losses = isSingle ? points.map(([a]) => [a!]) : points;
        const fronts = frontsOf(losses);
        let left = losses.map((_, k) => k);
        for (let front = 0; left.length > 0; front++) {
          const best = left.filter((k) => !left.some((other) => beats(losses[other]!, losses[k]!)));
          expect(left.filter((k) => fronts[k] === front)).toEqual(best);
          left = left.filter((k) => !best.includes(k));
        }
      }),
    );
  });

  it('is loneliest at its ends, and then where its neighbours are far', () => {
    expect([
      ...crowdingOf([
        [0, 4],
        [1, 2],
        [2, 1],
        [4, 0],
      ]),
    ]).toEqual([Infinity, 2 / 4 + 3 / 4, 3 / 4 + 2 / 4, Infinity]);
    expect(
      [
        ...crowdingOf([
          [1, 1],
          [1, 1],
          [1, 1],
        ]),
      ].filter((one) => one === Infinity).length,
    ).toBe(2);
  });
});
