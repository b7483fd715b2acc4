import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkInNode } from '@main/jobs/fork-node';
import { describe, expect, it, vi } from 'vitest';
import { goOn, stoppingJobs } from '../stopping-jobs';
import { tempFolder } from '../temp-folder';
import { addWalk, slowSpec, smallSpec, startServices, waitFor } from '../test-services';

/** Files of the jobs of this very process. */
function jobFiles(): string[] {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(`longshort-job-${process.pid}-`));
  return folders.flatMap((name) => [name, ...readdirSync(join(tmpdir(), name))]);
}

describe('a training process that cannot be had', () => {
  it('fails its run with a sentence, leaves nothing behind, and holds up no other run', async () => {
    let refusals = 1;
    const app = await startServices({
      fork: (real) => (entry) => {
        if (refusals-- > 0) throw new Error('spawn ENOMEM');
        return real(entry);
      },
    });
    addWalk(app);
    const { runs, session, board } = app.services;
    const refused = runs.startSpec(smallSpec({ epochs: 1 }));
    expect(refused).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/could not be started: spawn ENOMEM\. .* resume the run/),
    });
    expect(jobFiles()).toEqual([]);
    expect(board.list()).toEqual([]);
    const next = runs.startSpec(smallSpec({ epochs: 1 })).id;
    await session.queue().idle();
    runs.resume(refused.id);
    await session.queue().idle();
    expect([next, refused.id].map((id) => runs.get(id).state)).toEqual(['done', 'done']);
    expect(runs.get(refused.id).weightsHash).toBe(runs.get(next).weightsHash);
  });

  it('fails its run where there is no folder for its files', async () => {
    const app = await startServices();
    addWalk(app);
    vi.stubEnv('TMPDIR', '/nowhere/at/all');
    const run = app.services.runs.startSpec(smallSpec());
    vi.unstubAllEnvs();
    expect(run).toMatchObject({ state: 'failed', problem: expect.stringContaining('/nowhere/at/all') });
  });

  it('leaves its run to be resumed where it dies at once', async () => {
    const { folder, path } = tempFolder();
    writeFileSync(path('train.cjs'), 'process.exit(7);');
    const app = await startServices({ fork: () => forkInNode(folder) });
    addWalk(app);
    const { runs, session, board } = app.services;
    const { id } = runs.startSpec(smallSpec());
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({ state: 'interrupted', problem: expect.stringContaining('Resume') });
    expect(runs.log(id).at(-1)?.message).toContain('exit code 7');
    expect([board.list(), jobFiles()]).toEqual([[], []]);
  });
});

describe('a training process that does not listen', () => {
  it('is ended after its time of grace, and its run counts as cancelled', async () => {
    const { folder, path } = tempFolder();
    const deaf = "process.on('message', () => {}); process.send({ type: 'ready' }); for (;;);";
    writeFileSync(path('train.cjs'), deaf);
    const app = await startServices({ fork: () => forkInNode(folder) });
    addWalk(app);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(smallSpec());
    const pid = Number(session.queue().pidOf(id));
    runs.cancel(id);
    await session.queue().idle();
    expect(runs.get(id)).toMatchObject({ state: 'cancelled', problem: null });
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});

describe('asking twice, and at the wrong moment', () => {
  it('a run is cancelled while its process is only starting', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(slowSpec({ epochs: 500, patience: 500 }));
    runs.cancel(id);
    runs.cancel(id);
    await session.queue().idle();
    expect(runs.get(id).state).toBe('cancelled');
    expect(runs.curves(id).length).toBeLessThan(500);
  });

  it('a run is resumed once however often it is asked, and not while it is deleted', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const { id } = runs.startSpec(smallSpec({ epochs: 2 }));
    runs.cancel(id);
    await session.queue().idle();
    await runs.remove([id]);
    expect(() => runs.resume(id)).toThrow(/is deleted\. Undo that first/);
    await runs.restore([id]);
    runs.resume(id);
    expect(() => runs.resume(id)).toThrow(/is running; only an interrupted/);
    await session.queue().idle();
    expect(runs.get(id).state).toBe('done');
  });

  it('a run under way or in the queue is not deleted', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const [first, second] = [1, 2].map(() => runs.startSpec(smallSpec({ epochs: 1 })).id);
    await expect(runs.remove([Number(first)])).rejects.toThrow(/is running\. Cancel it before/);
    await expect(runs.remove([Number(second)])).rejects.toThrow(/is queued\. Cancel it before/);
    await session.queue().idle();
    expect(runs.there([1, 2])).toEqual([1, 2]);
  });
});

describe('a workspace that cannot be written while a run trains', () => {
  it('ends the training with a sentence in the log, and the run can be cancelled and resumed afterwards', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const { db } = session.workspace();
    const { id } = runs.startSpec(slowSpec({ epochs: 500, patience: 500 }));
    await waitFor(() => runs.curves(id).length >= 1, 'the first epoch');
    db.pragma('query_only = ON');
    await session.queue().idle();
    db.pragma('query_only = OFF');
    expect(app.reported().join('\n')).toMatch(/is read-only, and Longshort must write/);
    expect(runs.get(id).state).toBe('running');
    runs.cancel(id);
    expect(runs.get(id).state).toBe('cancelled');
    expect(jobFiles()).toEqual([]);
  });
});

describe('the files of a training', () => {
  it('go as soon as the workspace holds what is in them', async () => {
    const jobs = stoppingJobs();
    const app = await startServices({ fork: jobs.fork });
    addWalk(app);
    const { runs, session } = app.services;
    jobs.stopNext({ type: 'checkpoint', count: 10 });
    const { id } = runs.startSpec(slowSpec({ epochs: 30, patience: 30 }));
    await waitFor(() => runs.curves(id).length >= 10, 'the tenth epoch');
    expect(jobFiles().filter((name) => name.startsWith('epoch-')).length).toBeLessThan(5);
    runs.cancel(id);
    await goOn(session.queue().pidOf(id));
    await session.queue().idle();
    expect(jobFiles()).toEqual([]);
  });
});
