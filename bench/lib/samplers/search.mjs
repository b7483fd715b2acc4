/** @typedef {import('./problems.mjs').Problem} Problem */

/**
 * The best value after so many trials, asked for as the product asks: of trial n it is told when `lag` more may be under way.
 * @param {Problem} problem
 */
export function search(kind, problem, { seed, trials, lag }) {
  const space = { dimensions: problem.space };
  const settings = { kind: kind.key, startup: 10, population: null };
  const sampler = kind.create({ space, settings, seed, objectives: 1, lag });
  const ended = [];
  for (let number = 0; number < trials; number++) {
    if (number >= lag) sampler.tell([ended[number - lag]]);
    const pending = ended.slice(Math.max(0, number - lag + 1)).map(({ proposal }) => proposal);
    ended.push(endedTrial(number, sampler.ask(number, pending), problem));
  }
  return Math.min(...ended.map(({ losses }) => losses[0]));
}

/** @param {Pick<Problem, 'value'>} problem */
export function endedTrial(number, proposal, problem) {
  const losses = [problem.value(proposal)];
  return { number, proposal, losses, epochLosses: [], foldLosses: [], isPruned: false };
}

/** Lower quartile, median and upper quartile, linear between neighbours. */
export function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)];
    return below + (sorted[Math.ceil(place)] - below) * (place % 1);
  });
  return { median, lower, upper };
}
