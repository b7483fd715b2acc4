import { createRandom } from '../random';

const rounds = 6;

/**
 * A seeded order of 0 ... size - 1 that needs no memory however many there are: a Feistel network over a x b >= size, walked until it lands
 * inside (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002, methods 2 and 3).
 *
 * @param size from 1 to 2^53 - 1
 * @param place from 0 to size - 1
 */
export function shuffledPlace(place: number, size: number, seed: number): number {
  const wide = Math.ceil(Math.sqrt(size));
  const high = Math.ceil(size / wide);
  let at = place;
  do at = enciphered(at, wide, high, seed);
  while (at >= size);
  return at;
}

/** Both halves stay below the root of 2^53, so every product is exact. */
function enciphered(place: number, wide: number, high: number, seed: number): number {
  let left = place % wide;
  let right = Math.floor(place / wide);
  for (let round = 0; round < rounds; round += 2) {
    left = (left + keyed(seed, round, right, wide)) % wide;
    right = (right + keyed(seed, round + 1, left, high)) % high;
  }
  return left + wide * right;
}

function keyed(seed: number, round: number, half: number, below: number): number {
  return createRandom(seed, 'order', round, half).int(below);
}
