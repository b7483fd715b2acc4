import { join } from 'node:path';
import { forkInNode } from '@main/jobs/fork-node';
import type { Fork } from '@main/jobs/protocol';
import type { TrialExecutor, TrialHooks } from '@main/jobs/sweeps/executor';
import { createLocalExecutor } from '@main/jobs/sweeps/local-executor';
import { createWorkspace } from '@main/storage/workspace';
import { afterEach, describe, expect, it } from 'vitest';
import { walkBars } from '../../sample-bars';
import { stoppingJobs } from '../../stopping-jobs';
import { insertSeries } from '../../stored-series';
import { tempFolder } from '../../temp-folder';
import { slowSpec, smallSpec, waitFor } from '../../test-services';
import { trialTask, untimed } from './trial-tasks';

const realFork = forkInNode(join(import.meta.dirname, '../../../../out/cli'));
const open: TrialExecutor[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((executor) => executor.stop()));
});

/** An executor on a workspace with a walk, in real processes. */
function executorOf(workers: number, fork: Fork = realFork): TrialExecutor {
  const workspacePath = tempFolder().path('sweep.longshort');
  const workspace = createWorkspace(workspacePath, 0);
  const series = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'walk', warnings: [] };
  insertSeries(workspace.db, series, { kind: 'bars', bars: walkBars(600) }, 0);
  workspace.close();
  const executor = createLocalExecutor({ fork, workspacePath, workers });
  open.push(executor);
  return executor;
}

const deaf: TrialHooks = { onProgress: () => undefined, onWorker: () => undefined };
const never = new AbortController().signal;
/** Met on its way: it would train for minutes. */
const endless = slowSpec({ epochs: 5000, patience: 5000 });

describe('trials in processes', () => {
  it('come out the same of one worker and of two, and of one whose process was killed on the way', async () => {
    const tasks = [48, 40, 8].map((hidden, number) =>
      trialTask(number, {
        spec: { ...smallSpec({ epochs: 250, patience: 250 }), model: { ...smallSpec().model, hidden } },
      }),
    );
    const alone = executorOf(1);
    const undisturbed = await Promise.all(tasks.map((task) => alone.run(task, deaf, never)));
    expect(undisturbed.map(({ record }) => record.state)).toEqual(['done', 'done', 'done']);

    // The first process, which makes the first trial, waits on its way to be killed.
    const jobs = stoppingJobs();
    jobs.stopNext({ type: 'trial-progress' });
    const two = executorOf(2, jobs.fork(realFork));
    const begunAt: number[][] = tasks.map(() => []);
    let isKilled = false;
    const hooksOf = (number: number): TrialHooks => ({
      onWorker: (worker) => begunAt[number]!.push(worker),
      onProgress: () => {
        if (number > 0 || isKilled) return;
        isKilled = true;
        process.kill(two.pids()[begunAt[0]![0]!]!, 'SIGKILL');
      },
    });
    const disturbed = await Promise.all(tasks.map((task) => two.run(task, hooksOf(task.number), never)));
    expect(begunAt.map(({ length }) => length)).toEqual([2, 1, 1]);
    expect(new Set(begunAt.flat())).toEqual(new Set([0, 1]));
    disturbed.forEach(({ record, returns }, k) => {
      expect(untimed(record)).toEqual(untimed(undisturbed[k]!.record));
      expect(returns).toEqual(undisturbed[k]!.returns);
    });
  });

  it('end when they are cancelled, and the worker goes on with the next', async () => {
    const executor = executorOf(1);
    const abort = new AbortController();
    let hasBegun = false;
    const onProgress = () => {
      hasBegun = true;
    };
    const hooks = { ...deaf, onProgress };
    const endlessly = executor.run(trialTask(0, { spec: endless }), hooks, abort.signal);
    const waiting = new AbortController();
    const waits = executor.run(trialTask(1), deaf, waiting.signal);
    const next = executor.run(trialTask(2), deaf, never);
    await waitFor(() => hasBegun, 'the trial to begin');
    const [pid] = executor.pids();
    waiting.abort();
    await expect(waits).rejects.toMatchObject({ kind: 'cancelled' });
    abort.abort();
    await expect(endlessly).rejects.toMatchObject({ kind: 'cancelled' });
    expect((await next).record.state).toBe('done');
    expect(executor.pids()).toEqual([pid]);
  });

  it('go on without one that takes its process with it every time, and say so in its record', async () => {
    const poisonous = 1;
    const executor = executorOf(2, (entry) => {
      const child = realFork(entry);
      child.onMessage((message) => {
        if (message.type === 'trial-begun' && message.id === poisonous) child.kill();
      });
      return child;
    });
    const tasks = Array.from({ length: 25 }, (_, number) =>
      trialTask(number, { spec: smallSpec({ epochs: 60, patience: 60 }) }),
    );
    const [lost, ...others] = await Promise.all(tasks.map((task) => executor.run(task, deaf, never)));
    // Once more than four where others were still to be made by then.
    const problem = expect.stringMatching(/ended [45] times on the way/);
    expect(lost!.record).toMatchObject({ state: 'failed', problem });
    expect(new Set(others.map(({ record }) => record.state))).toEqual(new Set(['done']));
  });

  it('fail none for processes that are killed together, however often, and are given up once none ends in between', async () => {
    const executor = executorOf(2);
    const begun = new Set<number>();
    const hooks: TrialHooks = { ...deaf, onWorker: (worker) => begun.add(worker) };
    const ends = Promise.allSettled(
      [0, 1, 2].map((number) => executor.run(trialTask(number, { spec: endless }), hooks, never)),
    );
    for (let time = 0; time < 4; time++) {
      await waitFor(() => begun.size === 2, 'both to be at work');
      begun.clear();
      for (const pid of executor.pids()) process.kill(pid, 'SIGKILL');
      await waitFor(() => executor.pids().length === 0, 'both to be gone');
    }
    for (const end of await ends)
      expect(end).toMatchObject({
        reason: { kind: 'internal', message: expect.stringMatching(/ended 8 times, and no trial was made/) },
      });
  });

  it('are given up with a sentence where no process can be kept alive', async () => {
    let forks = 0;
    const executor = executorOf(2, (entry) => {
      forks++;
      const child = realFork(entry);
      child.kill();
      return child;
    });
    await expect(executor.run(trialTask(0), deaf, never)).rejects.toMatchObject({
      kind: 'internal',
      message: expect.stringContaining('ended 4 times, and no trial was made in between'),
    });
    expect(forks).toBe(4);
    await expect(executor.run(trialTask(1), deaf, never)).rejects.toMatchObject({ kind: 'internal' });
  });

  it('end at once when all stops, and leave no process behind', async () => {
    const executor = executorOf(2);
    const runs = [0, 1, 2].map((number) => executor.run(trialTask(number, { spec: endless }), deaf, never));
    const ends = Promise.allSettled(runs);
    await waitFor(() => executor.pids().length === 2, 'two workers');
    const pids = executor.pids();
    await executor.stop();
    for (const end of await ends) expect(end).toMatchObject({ reason: { kind: 'cancelled' } });
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    expect(executor.pids()).toEqual([]);
  });
});
