import { endedTrial } from './search.mjs';

/** Ten, and all of them countable, so that a grid can be walked too. */
const dimensions = [
  ...Array.from({ length: 4 }, (_, k) => number(`float${k}`, 'float', { low: 0, high: 1, step: 0.05 })),
  ...Array.from({ length: 3 }, (_, k) => number(`int${k}`, 'int', { low: 8, high: 512, step: 1, log: true })),
  ...Array.from({ length: 2 }, (_, k) => ({
    kind: 'choice',
    path: `choice${k}`,
    values: ['a', 'b', 'c', 'd', 'e'],
    when: null,
  })),
  { kind: 'toggle', path: 'toggle', when: null },
];

function number(path, kind, range) {
  return { kind, path, when: null, log: false, ...range };
}

/** A value that has something to learn in it. */
const problem = { value: (proposal) => proposal.float0 ** 2 + Math.abs(Math.log(proposal.int0 / 64)) };

/**
 * How long a sampler takes to say the next trial in ten dimensions, and before that to be told of all that there were, as when a sweep is continued.
 */
export function measureAsks(samplers, { trials, asks }) {
  const random = samplers.find(({ key }) => key === 'random');
  const search = (kind) => ({
    space: { dimensions },
    settings: { kind: kind.key, startup: 10, population: null },
    seed: 1,
    objectives: 1,
    lag: 1,
  });
  const source = random.create(search(random));
  const ended = Array.from({ length: trials }, (_, n) => endedTrial(n, source.ask(n, []), problem));
  return Object.fromEntries(
    samplers.map((kind) => {
      const sampler = kind.create(search(kind));
      const tellSeconds = timed(() => sampler.tell(ended)) / 1000;
      const times = Array.from({ length: asks }, (_, k) => {
        const ms = timed(() => sampler.ask(trials + k, []));
        sampler.tell([{ ...ended[k], number: trials + k }]);
        return ms;
      });
      const [first, ...others] = times;
      others.sort((a, b) => a - b);
      return [kind.key, { firstMs: first, medianMs: others[others.length >> 1], tellSeconds }];
    }),
  );
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
