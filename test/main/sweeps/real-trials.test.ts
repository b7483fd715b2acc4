import { addRemedies } from '@main/storage/remedies';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { addWalk, startServices, waitFor } from '../test-services';
import { allTrials, sweepToEnd, sweptSpec, told, waitForState } from './sweep-specs';

const spec = sweptSpec({ pruner: { kind: 'median', startup: 3, warmUp: 2 }, budget: { trials: 12 } });

describe('a sweep in processes', () => {
  it('makes the same trials where its workers are killed on the way, and their winner is judged', async () => {
    const app = await startServices();
    addWalk(app);
    const { services } = app;
    const expected = told(services, await sweepToEnd(services, spec));
    expect(expected.filter(({ state }) => state === 'done').length).toBeGreaterThan(3);

    const { id } = services.sweeps.startSpec(spec, 2);
    const made = () => services.sweeps.get(id).counts;
    for (const ended of [2, 6]) {
      await waitFor(() => made().done + made().pruned >= ended, `${ended} trials`);
      for (const pid of services.session.sweeps().pids()) process.kill(pid, 'SIGKILL');
    }
    await waitForState(services, id, 'done');
    expect(told(services, id)).toEqual(expected);
    const trials = allTrials(services, id);
    expect(trials.map(({ device, problem }) => [device, problem])).toEqual(
      trials.map(() => [expect.stringMatching(/native/), null]),
    );

    const honesty = await services.sweeps.honesty(id);
    expect(honesty).toMatchObject({ number: services.sweeps.get(id).best?.number, trials: 12 });
    expect(honesty.verdict).toMatch(/trials on these validation rows|no Sharpe ratio to judge/);
    const paths = ['model.hidden', 'training.learningRate'] as const;
    const { shares, reason } = await services.sweeps.importance(id, 0);
    expect([reason, shares.map(({ path }) => path).sort()]).toEqual([null, [...paths]]);
    const { values } = await services.sweeps.contour(id, { x: paths[0], y: paths[1], objective: 0 });
    expect(values.flat().every((value) => value !== null && value > 0.5 && value < 1)).toBe(true);
    await services.session.sweeps().idle();
    expect(services.session.sweeps().pids()).toEqual([]);
  });

  it('fails where its data change on the way, whatever its workers keep of them', async () => {
    const app = await startServices();
    addWalk(app);
    const { sweeps, session } = app.services;
    const { id } = sweeps.startSpec(sweptSpec({ budget: { trials: 400 } }), 1);
    await waitFor(() => sweeps.get(id).counts.done > 1, 'two trials');
    const time = walkBars(20).time[10]!;
    const remedy = { kind: 'drop', from: time, to: time } as const;
    addRemedies(session.workspace().db, 1, [{ remedy, reason: 'A bad tick.' }], Date.now());
    await waitForState(app.services, id, 'failed');
    expect(sweeps.get(id).problem).toMatch(/^The data of "Walk" changed since the sweep began/);
    await session.sweeps().idle();
    expect(allTrials(app.services, id).map(({ state }) => state)).not.toContain('failed');
  });
});
