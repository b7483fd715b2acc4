import { describe, expect, it } from 'vitest';
import { addWalk, startServices } from '../test-services';
import { computedTrials, shuffled } from './computed-trials';
import { sweepToEnd, sweptSpec, told } from './sweep-specs';

async function startWith(given: Parameters<typeof computedTrials>[0] = { delay: shuffled }, path?: string) {
  const trials = computedTrials(given);
  const app = await startServices({ trials: trials.executor, ...(path === undefined ? {} : { path }) });
  if (path === undefined) addWalk(app);
  return { ...app, trials };
}

const spec = sweptSpec({ pruner: { kind: 'median', startup: 3, warmUp: 2 }, budget: { trials: 30 } });

async function undisturbed() {
  const { services } = await startWith();
  return told(services, await sweepToEnd(services, spec, 1));
}

describe('a sweep makes the same trials', () => {
  it('whatever the number of workers and the order in which trials end', async () => {
    const alone = await undisturbed();
    expect(alone).toHaveLength(30);
    expect(alone.some(({ state }) => state === 'pruned')).toBe(true);
    for (const workers of [2, 4]) {
      const { services, trials } = await startWith();
      expect(told(services, await sweepToEnd(services, spec, workers))).toEqual(alone);
      expect(trials.mostUnderWay()).toBe(workers);
    }
  });
});
