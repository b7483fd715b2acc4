import directions from './directions.json';

/** Dimensions that there are direction numbers for: as many as a plan may have. */
export const mostDimensions = directions.length;

const bits = 32;

/**
 * Direction numbers of a dimension, from 0 (Sobol', 1967; Bratley and Fox, ACM TOMS 14(1), 1988), from the polynomials and first numbers of Joe and
 * Kuo (SIAM J. Sci. Comput. 30, 2008; `scripts/make-sobol.py` says from where and under which licence). Those of dimension 0 are van der Corput's.
 */
export function directionsOf(dimension: number): Uint32Array {
  const [polynomial, ...first] = directions[dimension]! as [number, ...number[]];
  const numbers = new Uint32Array(bits);
  const degree = 31 - Math.clz32(polynomial);
  for (let k = 0; k < bits; k++) {
    if (degree === 0) numbers[k] = 1 << (bits - 1 - k);
    else if (k < degree) numbers[k] = first[k]! << (bits - 1 - k);
    else numbers[k] = recurred(numbers, k, polynomial, degree);
  }
  return numbers;
}

function recurred(numbers: Uint32Array, k: number, polynomial: number, degree: number): number {
  let next = numbers[k - degree]! ^ (numbers[k - degree]! >>> degree);
  for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) next ^= numbers[k - j]!;
  return next;
}

/** A coordinate of point n, in units of 2^-32; points in the order of Gray's code, as SciPy has them. */
export function coordinate(numbers: Uint32Array, n: number): number {
  let gray = n ^ (n >>> 1);
  let x = 0;
  for (let k = 0; gray !== 0; k++, gray >>>= 1) if (gray & 1) x ^= numbers[k]!;
  return x >>> 0;
}

/**
 * Owen's nested scrambling by a hash: every bit is turned or not by the seed and the bits above it, so that the points stay as even as they were
 * (Burley, "Practical Hash-based Owen Scrambling", JCGT 9(4), 2020; the hash is Laine and Karras's with Vegdahl's constants).
 */
export function scrambled(x: number, seed: number): number {
  let hash = (reversed(x) + seed) >>> 0;
  for (const factor of [0x6c50b47c, 0xb82f1e52, 0xc7afe638, 0x8d22f6e6]) hash ^= Math.imul(hash, factor);
  return reversed(hash);
}

function reversed(x: number): number {
  let v = x;
  v = ((v >>> 1) & 0x55555555) | ((v & 0x55555555) << 1);
  v = ((v >>> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >>> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  v = ((v >>> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
  return ((v >>> 16) | (v << 16)) >>> 0;
}
