import { getRun } from '@main/storage/runs';
import { describe, expect, it } from 'vitest';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { addWalk, slowSpec, smallSpec, startServices, waitFor } from '../test-services';

describe('a run resumed on another device', () => {
  it('goes on there from its last epoch, names it in its spec and says that it began elsewhere', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    const spec = slowSpec({ epochs: 30, patience: 30 });
    jobs.stopNext({ type: 'checkpoint', count: 2 });
    const { id } = runs.startSpec(spec);
    await waitFor(() => runs.curves(id).length >= 2, 'the second epoch');
    runs.cancel(id);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    const kept = runs.curves(id);
    runs.resume(id, 'native');
    await session.queue().idle();
    const run = runs.get(id);
    expect(run).toMatchObject({ state: 'done', device: expect.stringContaining('native') });
    expect(runs.curves(id).slice(0, kept.length)).toEqual(kept);
    expect(runs.curves(id)).toHaveLength(30);
    expect(run.spec).toEqual({ ...spec, device: 'native' });
    expect(run.warnings.join()).toMatch(/first epochs .* on another device, CPU, WebAssembly/);
  });

  it('keeps its spec as it is where no device is given', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(smallSpec({ epochs: 2 }));
    runs.cancel(id);
    await session.queue().idle();
    const { spec } = getRun(session.workspace().db, id);
    runs.resume(id);
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({ state: 'done', spec });
  });
});
