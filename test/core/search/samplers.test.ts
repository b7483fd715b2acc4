import { createRandom } from '@core/random';
import { keyed, samplerOf, samplers } from '@core/search/registry';
import { samplerKinds } from '@shared/sweep-plan';
import { expect, it } from 'vitest';
import { samplerSuite, searchOf, spaceFrom } from '../../suites/sampler-suite';

for (const kind of samplers) samplerSuite(kind);

it('has a sampler of every kind that a plan can name', () => {
  expect(samplerKinds.map((key) => samplerOf(key).key)).toEqual(samplerKinds);
});

it('refuses two samplers of one name', () => {
  expect(() => keyed([...samplers, samplers[0]!])).toThrow(
    `The sampler "${samplers[0]!.key}" is registered twice.`,
  );
});

it('asks within 50 ms after 20,000 trials', () => {
  const paths = ['model.dropout', 'training.momentum', 'training.learningRate'];
  const space = spaceFrom(paths.map((path) => ({ kind: 'float', path, low: 0, high: 1, step: 0.001 })));
  const random = createRandom(1);
  const trials = Array.from({ length: 20_000 }, (_, number) => ({
    number,
    proposal: Object.fromEntries(paths.map((path) => [path, random.int(1001) / 1000])),
    losses: [random.next()],
    epochLosses: [],
    foldLosses: [],
    isPruned: false,
  }));
  const slow = samplers.filter((kind) => {
    const sampler = kind.create(searchOf(space, 1));
    sampler.tell(trials);
    // The quickest of a few, since the machine's other work only ever adds to a time.
    const times = [0, 1, 2, 3].map(() => {
      const start = performance.now();
      sampler.ask(20_000, []);
      return performance.now() - start;
    });
    return Math.min(...times) > 50;
  });
  expect(slow.map(({ key }) => key)).toEqual([]);
});
