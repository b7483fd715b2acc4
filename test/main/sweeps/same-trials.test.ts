import { copyWorkspace } from '@main/storage/workspace';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { waitFor } from '../test-services';
import { shuffled } from './computed-trials';
import { startSweeps, sweepToEnd, sweptSpec, told, waitForState } from './sweep-specs';

const spec = sweptSpec({ pruner: { kind: 'median', startup: 3, warmUp: 2 }, budget: { trials: 24 } });

let remembered: ReturnType<typeof told> | null = null;

/** What a sweep by one worker comes to, which nothing disturbs. */
async function undisturbed(): Promise<ReturnType<typeof told>> {
  const { services } = await startSweeps({ delay: shuffled });
  remembered ??= told(services, await sweepToEnd(services, spec, 1));
  return remembered;
}

/** A sweep under way of which so many trials have ended. */
async function startedUntil(ended: number) {
  const app = await startSweeps({ delay: shuffled });
  const { id } = app.services.sweeps.startSpec(spec, 2);
  const made = () => Object.values(app.services.sweeps.get(id).counts).reduce((sum, count) => sum + count, 0);
  await waitFor(() => made() >= ended, `${ended} trials`);
  return { ...app, id };
}

describe('a sweep makes the same trials', () => {
  it('whatever the number of workers and the order in which trials end', async () => {
    const alone = await undisturbed();
    expect(alone).toHaveLength(24);
    expect(alone.filter(({ state }) => state === 'pruned').length).toBeGreaterThan(3);
    for (const workers of [2, 4]) {
      const { services, trials } = await startSweeps({ delay: shuffled });
      expect(told(services, await sweepToEnd(services, spec, workers))).toEqual(alone);
      expect(trials.mostUnderWay()).toBe(workers);
    }
  });

  it.each([1, 17])(
    'where all that is left of it is its file after %i trials, as of a kill',
    async (ended) => {
      const { services, id } = await startedUntil(ended);
      const file = tempFolder().path('killed.longshort');
      copyWorkspace(services.session.workspace(), file);
      await services.session.close();

      const again = await startSweeps({ delay: shuffled }, file);
      expect(again.services.sweeps.get(id)).toMatchObject({
        state: 'interrupted',
        problem: expect.stringMatching(/Continue goes on/),
        counts: { running: 0 },
      });
      const kept = told(again.services, id);
      expect(kept.every(({ state }) => state !== 'running')).toBe(true);
      again.services.sweeps.resume(id);
      await waitForState(again.services, id, 'done');
      expect(told(again.services, id)).toEqual(await undisturbed());
      // Nothing that had ended was made once more.
      expect(again.trials.numbers()).toHaveLength(24 - kept.length);
    },
  );

  it('where it is paused, its workspace closed, and continued', async () => {
    const { services, id, path } = await startedUntil(12);
    services.sweeps.pause(id);
    await services.session.sweeps().idle();
    expect(services.sweeps.get(id)).toMatchObject({ state: 'paused', counts: { running: 0 } });
    await services.session.close();
    const again = await startSweeps({ delay: shuffled }, path);
    expect(again.services.sweeps.get(id).state).toBe('paused');
    again.services.sweeps.resume(id);
    await waitForState(again.services, id, 'done');
    expect(told(again.services, id)).toEqual(await undisturbed());
  });

  it('where it is stopped at any moment and given trials again, or given them at the end', async () => {
    const { services, id } = await startedUntil(9);
    services.sweeps.stop(id);
    const kept = told(services, id).length;
    expect(services.sweeps.get(id)).toMatchObject({ state: 'stopped', counts: { running: 0 } });
    await services.session.sweeps().idle();
    services.sweeps.addTrials(id, 16 - kept);
    await waitForState(services, id, 'done');
    expect(told(services, id)).toEqual((await undisturbed()).slice(0, 16));
    services.sweeps.addTrials(id, 8);
    await waitForState(services, id, 'done');
    expect(told(services, id)).toEqual(await undisturbed());
  });

  it('where the number of workers changes on the way', async () => {
    const { services, id } = await startedUntil(5);
    services.sweeps.setWorkers(id, 4);
    await waitFor(() => services.sweeps.get(id).counts.done > 10, 'more trials');
    services.sweeps.setWorkers(id, 1);
    await waitForState(services, id, 'done');
    expect(told(services, id)).toEqual(await undisturbed());
  });
});
