import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SweepDetail, TrialRow } from '@shared/sweeps';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sweptSpec } from '../main/sweeps/sweep-specs';
import { tempFolder } from '../main/temp-folder';
import { addWalk, startServices, waitFor } from '../main/test-services';

const program = join(import.meta.dirname, '../../out/cli/index.cjs');

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', tempFolder().folder);
});

function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

/** A workspace with a walk in it, and the file of a search of so many trials. */
async function prepare(trials: number) {
  const app = await startServices();
  addWalk(app);
  await app.services.session.close();
  const spec = tempFolder().path('spec.json');
  writeFileSync(spec, JSON.stringify(sweptSpec({ budget: { trials } })));
  return { workspace: app.path, spec };
}

const exited = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

describe('sweep', () => {
  it('searches to the end, pauses on Ctrl+C, and tells of itself while it is under way', async () => {
    // Far more than are made until it is paused.
    const { workspace, spec } = await prepare(5000);
    const child = spawn(process.execPath, [program, 'sweep', spec, '-w', workspace, '--workers', '2']);
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    await waitFor(() => /trial +\d+ {2}done {2}loss \d/.test(err), 'the first trial');

    const status = await cli('sweep', 'status', '-w', workspace);
    expect(status.err).toContain('Another Longshort has this workspace open');
    expect(status.out).toMatch(/1 {2}Swept +running +\d+ of 5,?000 trials/);
    const refused = await cli('sweep', 'pause', '1', '-w', workspace);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('at a terminal with Ctrl+C') });

    child.kill('SIGINT');
    expect(await exited(child)).toBe(1);
    expect(err).toContain(`Go on later with: sweep resume 1 -w ${workspace}`);
    expect(out).toMatch(/^Sweep 1 "Swept" is paused: \d+ of 5,?000 trials/);

    const raised = await cli('sweep', 'status', '1', '-w', workspace, '--json');
    const sweep = JSON.parse(raised.out) as SweepDetail & { bestTrials: TrialRow[] };
    expect(sweep).toMatchObject({ state: 'paused', counts: { running: 0 } });
    expect(sweep.bestTrials[0]).toMatchObject({ number: sweep.best?.number, values: sweep.best?.values });
  });

  it('goes on to the end, with the trials that were made kept', async () => {
    const { workspace, spec } = await prepare(3);
    const first = await cli('sweep', spec, '-w', workspace, '--json');
    expect(first.code).toBe(0);
    const more = await cli('sweep', 'resume', '1', '-w', workspace, '--trials', '2');
    expect(more).toMatchObject({ code: 0, out: expect.stringContaining('is done: 5 of 5 trials') });
    expect(more.err).toMatch(/trial +4 {2}done/);
    expect(more.err).not.toMatch(/trial +2 {2}done/);
  });
});
