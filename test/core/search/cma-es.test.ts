import { createRandom } from '@core/random';
import { axisOf } from '@core/search/axes';
import { drawFrom, nextDistribution, roundDistribution } from '@core/search/cma/distribution';
import { eigenOf } from '@core/search/cma/eigen';
import { withMargin } from '@core/search/cma/margin';
import { strategyOf } from '@core/search/cma/strategy';
import { cmaesSampler } from '@core/search/cma-es';
import { normalCdf } from '@core/stats/normal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/cma-golden.json';
import { run, searchOf, spaceFrom } from '../../suites/sampler-suite';

const box = (n: number, more: object = {}) =>
  spaceFrom(
    Array.from({ length: n }, (_, k) => ({ kind: 'float', path: `x${k}`, low: -5, high: 5, ...more })),
  );

type Surface = (x: readonly number[]) => number;

const sphere: Surface = (x) => x.reduce((sum, value) => sum + (value - 1.3) ** 2, 0);
const ellipsoid: Surface = (x) =>
  x.reduce((sum, value, k) => sum + 10 ** ((6 * k) / (x.length - 1)) * (value + 0.7) ** 2, 0);
const rosenbrock: Surface = (x) =>
  x.slice(1).reduce((sum, value, k) => sum + 100 * (value - x[k]! ** 2) ** 2 + (1 - x[k]!) ** 2, 0);

/** Trials until the loss is below 1e-8; null where it is not within `most`. */
function trialsTo(surface: Surface, n: number, seed: number, lag: number, most: number): number | null {
  const ended = run(cmaesSampler, searchOf(box(n), seed, 1, lag), most, (proposal) => [
    surface(Object.values(proposal).map(Number)),
  ]);
  const k = ended.findIndex(({ losses }) => losses![0]! < 1e-8);
  return k < 0 ? null : k;
}

describe('the search for a minimum', () => {
  it.each<[string, Surface, number, number]>([
    ['sphere', sphere, 1, 700],
    ['ellipsoid of condition 10^6', ellipsoid, 1, 1800],
    ['ellipsoid, four trials at once', ellipsoid, 4, 1900],
    ['valley of Rosenbrock', rosenbrock, 1, 2600],
  ])('comes within 1e-8 of that of the %s in 5 dimensions', (_, surface, lag, most) => {
    for (const seed of [1, 2]) expect(trialsTo(surface, 5, seed, lag, most)).not.toBeNull();
  });

  it('leaves a minimum that is none but its own for a better one', () => {
    const doubleWell: Surface = ([x]) => Math.min((x! - 0.2) ** 2 + 1, 4 * (x! + 4) ** 2);
    const ended = run(cmaesSampler, searchOf(box(1), 4), 1500, (proposal) => [
      doubleWell([Number(proposal.x0)]),
    ]);
    expect(Math.min(...ended.map(({ losses }) => losses![0]!))).toBeLessThan(0.5);
  });

  it('finds the best whole numbers, though most steps between them are flat', () => {
    const space = box(6, { kind: 'int', low: -20, high: 20 });
    for (const seed of [1, 2, 3]) {
      const ended = run(cmaesSampler, searchOf(space, seed), 700, (proposal) => [
        sphere(Object.values(proposal).map((value) => Number(value) - 11)),
      ]);
      const best = ended.toSorted((a, b) => a.losses![0]! - b.losses![0]!)[0]!;
      expect(Object.values(best.proposal)).toEqual([12, 12, 12, 12, 12, 12]);
    }
  });

  it('learns which choice is good, and what is good under it', () => {
    const space = spaceFrom([
      { kind: 'choice', path: 'c', values: ['a', 'b', 'd', 'e'] },
      { kind: 'float', path: 'x', low: 0, high: 1, when: { path: 'c', in: ['b'] } },
      { kind: 'float', path: 'y', low: 0, high: 1 },
    ]);
    const ended = run(cmaesSampler, searchOf(space, 1), 300, ({ c, x, y }) => [
      (c === 'b' ? (Number(x) - 0.8) ** 2 : 1) + (Number(y) - 0.1) ** 2,
    ]);
    const late = ended.slice(200);
    expect(late.filter(({ proposal }) => proposal.c === 'b').length).toBeGreaterThan(80);
    expect(Math.min(...late.map(({ losses }) => losses![0]!))).toBeLessThan(1e-4);
  });

  it('does not run away where a generation is judged long after it was drawn', () => {
    const ended = run(cmaesSampler, searchOf(box(3), 1, 1, 60, 4), 1500, (proposal) => [
      sphere(Object.values(proposal).map(Number)),
    ]);
    expect(Math.min(...ended.map(({ losses }) => losses![0]!))).toBeLessThan(1e-4);
  });
});

it('says what it cannot search', () => {
  const choices = spaceFrom([{ kind: 'choice', path: 'c', values: ['a', 'b'] }]);
  expect(cmaesSampler.faults(searchOf(choices, 1))).toEqual([
    'cannot be "cmaes": no number is swept, and choices have no order to go by; take "tpe"',
  ]);
  expect(cmaesSampler.faults(searchOf(box(2), 1, 2))).toEqual([
    'cannot be "cmaes" for two objectives, since it goes by one; take "nsga2", or one objective',
  ]);
});

describe('its parts', () => {
  it.each(golden.constants)(
    'has the weights and rates of cmaes for $dimensions dimensions and $population a generation',
    (expected) => {
      const strategy = strategyOf(expected.dimensions, expected.population);
      const { rateOfOne, rateOfRank, rateOfStepPath, dampingOfStep, rateOfPath, usualLength } = strategy;
      const rates = [rateOfOne, rateOfRank, rateOfStepPath, dampingOfStep, rateOfPath, usualLength];
      expectNear(strategy.weights, expected.weights, 12);
      expectNear(rates, expected.rates, 12);
    },
  );

  it.each(golden.generations)('moves as cmaes does in $dimensions dimensions', (expected) => {
    let now = roundDistribution(new Float64Array(expected.dimensions).fill(0.5), 0.2);
    const strategy = strategyOf(expected.dimensions, expected.population);
    for (const ranked of expected.ranked)
      now = nextDistribution(
        now,
        strategy,
        ranked.map((x) => Float64Array.from(x)),
      );
    expectNear(now.mean, expected.mean, 9);
    expectNear(now.shape, expected.shape, 7);
    expectNear([now.step], [expected.step], 9);
  });

  it('takes a symmetric matrix apart into what it is the sum of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(1e6), (n, seed) => {
        const random = createRandom(seed);
        const matrix = new Float64Array(n * n);
        for (let i = 0; i < n; i++)
          for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = random.normal();
        const { values, vectors } = eigenOf(matrix, n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0;
            let inner = 0;
            for (let k = 0; k < n; k++) {
              sum += values[k]! * vectors[k * n + i]! * vectors[k * n + j]!;
              inner += vectors[i * n + k]! * vectors[j * n + k]!;
            }
            expect(sum).toBeCloseTo(matrix[i * n + j]!, 10);
            expect(inner).toBeCloseTo(i === j ? 1 : 0, 10);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('draws with the mean and the covariance that it has', () => {
    const n = 2;
    const shape = Float64Array.of(2, 1.2, 1.2, 1);
    const distribution = {
      ...roundDistribution(Float64Array.of(1, -1), 0.5),
      shape,
      eigen: eigenOf(shape, n),
    };
    const random = createRandom(1);
    const draws = Array.from({ length: 20_000 }, () => drawFrom(distribution, random));
    const mean = [0, 1].map((k) => draws.reduce((sum, x) => sum + x[k]!, 0) / draws.length);
    const both = draws.reduce((sum, x) => sum + (x[0]! - mean[0]!) * (x[1]! - mean[1]!), 0) / draws.length;
    expect(mean[0]).toBeCloseTo(1, 1);
    expect(mean[1]).toBeCloseTo(-1, 1);
    expect(both).toBeCloseTo(0.25 * 1.2, 1);
  });

  it('keeps the chance of every neighbouring value at no less than the margin allows', () => {
    const axis = axisOf(box(1, { kind: 'int', low: 0, high: 9 }).dimensions[0]!);
    const margin = 1 / 24;
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 0.3, noNaN: true }),
        (place, deviation) => {
          const { mean, width } = withMargin(axis, { mean: place, width: 1 }, deviation, margin);
          const k = axis.indexOf(axis.at(mean));
          const spread = deviation * width;
          const below = k === 0 ? 0 : normalCdf((axis.edge(k) - mean) / spread);
          const above = k === 9 ? 0 : normalCdf((mean - axis.edge(k + 1)) / spread);
          expect(k).toBe(axis.indexOf(axis.at(place)));
          expect(below + above).toBeGreaterThan(margin * 0.97);
        },
      ),
    );
  });
});

function expectNear(given: ArrayLike<number>, expected: readonly number[], decimals: number): void {
  expect(given.length).toBe(expected.length);
  for (const [k, value] of expected.entries()) expect(given[k]).toBeCloseTo(value, decimals);
}
