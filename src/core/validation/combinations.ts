/** Number of ways to choose k of n; exact up to 2^53. */
export function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return k < 0 || k > n ? 0 : ways;
}

/** All ways to choose k of 0 ... n - 1, each ascending, in lexicographic order. */
export function combinations(n: number, k: number): readonly (readonly number[])[] {
  if (k === 0) return [[]];
  const all: number[][] = [];
  for (let last = k - 1; last < n; last++)
    for (const before of combinations(last, k - 1)) all.push([...before, last]);
  return all.sort(inOrder);
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, place) => value !== b[place]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}
