import { noise } from '../problem.mjs';

/**
 * Probability of backtest overfitting of runs that know nothing, about one half; the best of several takes.
 * @returns seconds of all 12,870 splits of 16 blocks
 */
export function measureOverfitting({ probabilityOfOverfitting }, { runs, bars, blocks, rounds }) {
  const random = noise();
  const returns = Array.from({ length: runs }, () =>
    Float64Array.from({ length: bars }, () => 0.01 * random()),
  );
  let best = Number.POSITIVE_INFINITY;
  let found;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    found = probabilityOfOverfitting(returns, blocks);
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return { runs, bars, blocks, rounds, seconds: best, splits: found.splits, pbo: found.pbo };
}
