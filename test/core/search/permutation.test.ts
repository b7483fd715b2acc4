import { shuffledPlace } from '@core/search/permutation';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it('gives every place once, whatever the size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(1e6), (size, seed) => {
      const places = Array.from({ length: size }, (_, place) => shuffledPlace(place, size, seed));
      expect(new Set(places).size).toBe(size);
      expect(places.every((place) => Number.isInteger(place) && place >= 0 && place < size)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it('puts any place anywhere: the mean of the first tenth is that of all', () => {
  const size = 10_000;
  const places = Array.from({ length: 1000 }, (_, place) => shuffledPlace(place, size, 3));
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  expect(Math.abs(mean - size / 2)).toBeLessThan(300);
});

it('stays whole up to the largest safe number', () => {
  const size = Number.MAX_SAFE_INTEGER;
  const places = Array.from({ length: 100 }, (_, k) => shuffledPlace(size - 1 - k * 7e12, size, 9));
  expect(places.every((place) => Number.isSafeInteger(place) && place >= 0 && place < size)).toBe(true);
  expect(new Set(places).size).toBe(100);
});
