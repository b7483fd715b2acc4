import { createRandom } from '@core/random';
import { coordinate, directionsOf, mostDimensions, scrambled } from '@core/search/sobol/sequence';
import { expect, it } from 'vitest';
import golden from '../../fixtures/sobol-golden.json';

const point = (n: number, dimensions: number) =>
  Array.from({ length: dimensions }, (_, k) => coordinate(directionsOf(k), n) / 2 ** 32);

const scrambledPoint = (n: number, dimensions: number, seed: number) =>
  Array.from(
    { length: dimensions },
    (_, k) => scrambled(coordinate(directionsOf(k), n), createRandom(seed, k).int(2 ** 32)) / 2 ** 32,
  );

/** Centred L2 discrepancy (Hickernell, Mathematics of Computation 67, 1998), squared, as scipy.stats.qmc.discrepancy gives it. */
function discrepancy(points: readonly (readonly number[])[]): number {
  const n = points.length;
  const apart = points.map((point) => point.map((x) => Math.abs(x - 0.5)));
  let single = 0;
  let pairs = 0;
  points.forEach((point, i) => {
    single += apart[i]!.reduce((product, d) => product * (1 + d / 2 - (d * d) / 2), 1);
    points.forEach((other, j) => {
      pairs += point.reduce(
        (product, x, k) =>
          product * (1 + apart[i]![k]! / 2 + apart[j]![k]! / 2 - Math.abs(x - other[k]!) / 2),
        1,
      );
    });
  });
  return (13 / 12) ** points[0]!.length - (2 / n) * single + pairs / n ** 2;
}

it('has the points of SciPy in 200 dimensions', () => {
  expect(mostDimensions).toBe(golden.dimensions);
  for (const { number, point: expected } of golden.points)
    expect(point(number, golden.dimensions)).toEqual(expected);
});

it('spreads them as evenly as SciPy says', () => {
  const points = Array.from({ length: 128 }, (_, n) => point(n, 6));
  expect(discrepancy(points)).toBeCloseTo(golden.discrepancy, 12);
});

it('keeps them so where they are scrambled, far more evenly than by chance', () => {
  const random = createRandom(1);
  const chance = discrepancy(
    Array.from({ length: 128 }, () => Array.from({ length: 6 }, () => random.next())),
  );
  for (const seed of [1, 2, 3]) {
    const points = Array.from({ length: 128 }, (_, n) => scrambledPoint(n, 6, seed));
    expect(discrepancy(points)).toBeLessThan(chance / 5);
  }
});

it('leaves one point in every stretch of every coordinate, scrambled as it is', () => {
  for (let k = 0; k < mostDimensions; k += 13) {
    const numbers = directionsOf(k);
    const stretches = Array.from({ length: 256 }, (_, n) =>
      Math.floor(scrambled(coordinate(numbers, n), 12345 + k) / 2 ** 24),
    );
    expect(new Set(stretches).size).toBe(256);
  }
});
