const takeSeconds = 0.06;
/** Shapes with long steps get fewer rounds: after so many milliseconds so many are enough. */
const patience = [
  { ms: 0, rounds: 5 },
  { ms: 4000, rounds: 3 },
  { ms: 12_000, rounds: 2 },
];

/** @typedef {{ name: string, take: (seconds: number) => Promise<number> }} Contestant */

/**
 * Times contestants in turn, so that a busy moment of the machine falls on all. `take(seconds)` runs steps for about so long and
 * gives the milliseconds of one.
 * @param {readonly Contestant[]} contestants
 * @returns {Promise<Map<Contestant, { ms: number, median: number }>>} the best take, since the machine's other work only ever
 * adds to a time, and the median, which says how much it did
 */
export async function timeInTurn(contestants) {
  /** @type {number[][]} */
  const takes = contestants.map(() => []);
  const start = performance.now();
  for (let round = 0; round < roundsAfter(performance.now() - start); round++) {
    for (const [k, one] of contestants.entries()) takes[k].push(await one.take(takeSeconds));
  }
  return new Map(contestants.map((one, k) => [one, bestAndMedian(takes[k])]));
}

/**
 * A contestant in this process. `run(count)` does so many steps; `ms` is about what one takes.
 * @returns {Contestant}
 */
export function contestant(name, run, ms) {
  return {
    name,
    async take(seconds) {
      const count = Math.max(1, Math.round((1000 * seconds) / ms));
      // What ran in between has emptied the caches; beside a long step that is nothing.
      if (count > 1) await run(1);
      const start = performance.now();
      await run(count);
      ms = (performance.now() - start) / count;
      return ms;
    },
  };
}

function roundsAfter(ms) {
  return Math.min(...patience.filter((limit) => ms >= limit.ms).map(({ rounds }) => rounds));
}

function bestAndMedian(takes) {
  const sorted = takes.toSorted((a, b) => a - b);
  return { ms: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}
