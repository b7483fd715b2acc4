import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWorkspace } from '@main/storage/workspace';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { goOn, stoppingOptions } from '../main/stopping-jobs';
import { tempFolder } from '../main/temp-folder';
import { addWalk, slowSpec, smallSpec, startServices, waitFor } from '../main/test-services';
import { spawnedCommand as cli, command, program } from './command';

const root = join(import.meta.dirname, '../..');
const aapl = join(root, 'resources/samples/aapl.csv');

/** What it keeps of the machine between runs does not belong into the cache of whoever runs the tests. */
beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', tempFolder().folder);
});

/** The file of a workspace with the AAPL sample in it, once it was imported. */
let withAapl: Buffer | undefined;

/** A workspace with the AAPL sample in it, and the file of an experiment on it. */
async function prepare(experiment = smallSpec()) {
  const { path } = tempFolder();
  const workspace = path('test.longshort');
  if (withAapl === undefined) {
    const imported = await cli('import', aapl, '-w', workspace, '--name', 'AAPL');
    expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('Imported 1260 bars as "AAPL"') });
    withAapl = readFileSync(workspace);
  } else writeFileSync(workspace, withAapl);
  const write = (given: unknown) => {
    writeFileSync(path('spec.json'), JSON.stringify(given));
    return path('spec.json');
  };
  const spec = write({ ...experiment, data: { series: 'AAPL' } });
  return { path, workspace, spec, write };
}

describe('run --json', () => {
  it('twice gives two runs with equal weights and all the figures that scripts rely on', async () => {
    const { workspace, spec } = await prepare();
    const answers = [
      await cli('run', spec, '-w', workspace, '--json'),
      await cli('run', spec, '-w', workspace, '--json'),
    ];
    expect(answers.map((answer) => answer.code)).toEqual([0, 0]);
    const [a, b] = answers.map((answer) => JSON.parse(answer.out));
    expect([a.runId, b.runId]).toEqual([1, 2]);
    expect(a.weightsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(b.weightsHash).toBe(a.weightsHash);
    expect(b.metrics).toEqual(a.metrics);
    for (const split of ['train', 'validation', 'test']) {
      for (const name of ['accuracy', 'precision', 'recall', 'f1', 'logLoss']) {
        expect(a.metrics[split]).toHaveProperty(name);
      }
    }
    for (const name of ['sharpe', 'maxDrawdown', 'winRate', 'cagr', 'exposure', 'turnover', 'trades']) {
      expect(a.metrics.test.trading).toHaveProperty(name);
      expect(a.metrics.test.buyAndHold).toHaveProperty(name);
    }
    expect(a.metrics.test.logLoss).toBeGreaterThan(0);
    expect(a.metrics.test.buyAndHold.trades).toBe(1);
    expect(answers[0]?.err).toMatch(/epoch {3}1 {2}train loss 0\.\d+/);
  });
});

describe('a run of several folds and seeds', () => {
  it('tells of each fold, and prints mean and deviation over the seeds beside their ensemble', async () => {
    const { workspace, write } = await prepare();
    const split = { kind: 'kFold', folds: 3 };
    const given = {
      ...smallSpec({ epochs: 2 }),
      data: { series: 'AAPL' },
      split,
      seeds: 2,
      device: 'native',
    };
    const { code, out, err } = await cli('run', write(given), '-w', workspace);
    expect(code).toBe(0);
    const folds = err.split('\n').filter((line) => line.startsWith('fold'));
    expect(folds.sort()).toEqual(
      [1, 2, 3].map((fold) =>
        expect.stringMatching(
          new RegExp(`^fold ${fold} of 3 {2}2 seeds, 4 epochs, validation loss 0\\.\\d{5} {2}\\d+\\.\\d s$`),
        ),
      ),
    );
    expect(out).toContain('6 models: 3 folds, 2 seeds each');
    expect(out).toMatch(/\ntest +\d+ +\d\d\.\d\d% \+- \d+\.\d\d% /);
    expect(out).toMatch(/\ntest, ensemble +\d+ +\d\d\.\d\d% +\d\d\.\d\d%/);
    expect(out).toMatch(/\nstrategy, 2 seeds .*\nstrategy, ensemble .*\nbuy and hold /);
    const shown = JSON.parse((await command('runs', 'show', '1', '-w', workspace, '--json')).out);
    const { mean, sd, count } = shown.metrics.test.overSeeds.accuracy;
    const bySeed = shown.report.seeds.map(
      (one: { metrics: { test: { accuracy: number } } }) => one.metrics.test.accuracy,
    );
    expect([mean, count]).toEqual([(bySeed[0] + bySeed[1]) / 2, 2]);
    expect(sd).toBeCloseTo(Math.abs(bySeed[0] - bySeed[1]) / Math.SQRT2, 12);
    expect([shown.seeds, shown.folds, shown.report.folds.length]).toEqual([2, 3, 3]);
  });
});

describe('a run of another label', () => {
  it('prints how good its forecasts of returns were, beside those that know the training rows alone', async () => {
    const { workspace, write } = await prepare();
    const spec = write({
      ...smallSpec({ epochs: 2, loss: 'gaussian' }),
      label: { kind: 'return' },
      data: { series: 'AAPL' },
    });
    const { code, out } = await cli('run', spec, '-w', workspace);
    expect(code).toBe(0);
    expect(out).toMatch(
      /forecast, log return +RMSE +naive +MAE +R2 +R2 against zero +in interval +NLL +naive\ntrain/,
    );
    expect(out).toMatch(/\ntest +0\.0\d{5} +0\.0\d{5} .*\d% of 80%/);
    expect(out).not.toContain('movement');
    const { metrics } = JSON.parse((await command('runs', 'show', '1', '-w', workspace, '--json')).out);
    expect(metrics.test.forecast.naive.rmse).toBeGreaterThan(0);
    expect([metrics.test.movement, metrics.test.forecast.pinball]).toEqual([null, null]);
  });

  it('prints how good its classes of movements were, beside always saying the commonest', async () => {
    const { workspace, write } = await prepare();
    const label = { kind: 'movement', band: 50 };
    const spec = write({ ...smallSpec({ epochs: 2 }), label, data: { series: 'AAPL' } });
    const { code, out } = await cli('run', spec, '-w', workspace, '--json');
    expect(code).toBe(0);
    const { movement } = JSON.parse(out).metrics.test;
    const shown = (await cli('runs', 'show', '1', '-w', workspace)).out;
    const [actualDown] = movement.confusion;
    expect(shown).toMatch(/test, rows that went +said down +said flat +said up/);
    expect(shown).toMatch(new RegExp(`\\ndown +${actualDown.join(' +')}\\n`));
    expect(shown).toContain(
      `${(100 * movement.mostFrequent.accuracy).toFixed(2)}% ${movement.mostFrequent.class}`,
    );
  });

  it('with a loss that does not fit it is refused with a sentence', async () => {
    const { workspace, write } = await prepare();
    const spec = write({ ...smallSpec(), label: { kind: 'movement' }, training: { loss: 'huber' } });
    const { code, err } = await cli('run', spec, '-w', workspace);
    expect(code).toBe(1);
    expect(err).toContain(
      'training.loss must be "auto" or "crossEntropy" for the label "movement", not "huber"',
    );
  });
});

describe('runs', () => {
  it('are listed, shown and deleted', async () => {
    const { workspace, spec } = await prepare(smallSpec({ epochs: 2 }));
    expect((await command('runs', 'list', '-w', workspace)).out).toContain('No runs yet');
    await cli('run', spec, '-w', workspace);
    const listed = await command('runs', 'list', '-w', workspace);
    expect(listed.out).toMatch(/1 {2}Small {2}done/);
    const shown = await command('runs', 'show', '1', '-w', workspace);
    expect(shown.out).toContain('test, after costs');
    expect(shown.out).toContain('Costs a side: 2 bp commission, 1 bp slippage.');
    const asJson = JSON.parse((await command('runs', 'show', '1', '-w', workspace, '--json')).out);
    expect(asJson.curves).toHaveLength(2);
    expect((await command('runs', 'delete', '1', '-w', workspace)).out).toContain('Deleted run 1.');
    expect((await command('runs', 'list', '-w', workspace)).out).toContain('No runs yet');
  });
});

describe('a workspace that is open elsewhere', () => {
  it('has its runs listed and shown, and nothing changed', async () => {
    const app = await startServices({ parallelJobs: 0 });
    addWalk(app);
    const { id } = app.services.runs.startSpec(smallSpec());
    expect((await cli('runs', 'list', '-w', app.path)).out).toMatch(/1 {2}Small {2}queued/);
    expect((await cli('runs', 'show', `${id}`, '-w', app.path)).out).toContain('is queued');
    expect((await cli('runs', 'delete', `${id}`, '-w', app.path)).err).toMatch(/open in another Longshort/);
  });
});

describe('a workspace in which the app has queued runs', () => {
  it('is listed and imported into without starting them', async () => {
    const app = await startServices();
    addWalk(app);
    const { runs, session } = app.services;
    const ids = [1, 2].map(() => runs.startSpec(smallSpec()).id);
    await session.close();
    expect(ids).toEqual([1, 2]);
    await cli('import', aapl, '-w', app.path, '--name', 'AAPL');
    const listed = JSON.parse((await cli('runs', 'list', '-w', app.path, '--json')).out);
    expect(listed.map((run: { state: string }) => run.state)).toEqual(['queued', 'interrupted']);
    const found = await cli('runs', 'list', '-w', app.path, '--query', 'is:queued or Small', '--limit', '1');
    expect(found.out).toContain('queued');
    expect(found.out).not.toContain('interrupted');
    expect(found.err).toContain('1 of 2 runs; --limit 2 prints all.');
    const faulty = await cli('runs', 'list', '-w', app.path, '--query', 'is:done and sharp > 1');
    expect(faulty.err).toContain('at fault at character 13: There is no field "sharp": test.sharpe?');

    // Who asks for one run gets that one; the others are left to the app, until they are asked for by number.
    const spec = tempFolder().path('spec.json');
    writeFileSync(spec, JSON.stringify(smallSpec({ epochs: 2 })));
    const one = JSON.parse((await cli('run', spec, '-w', app.path, '--json')).out);
    expect(one).toMatchObject({ runId: 3, state: 'done' });
    const states = async (): Promise<string[]> =>
      JSON.parse((await cli('runs', 'list', '-w', app.path, '--json')).out).map(
        (run: { state: string }) => run.state,
      );
    expect(await states()).toEqual(['done', 'queued', 'interrupted']);
    expect((await cli('resume', '2', '-w', app.path)).code).toBe(0);
    expect(await states()).toEqual(['done', 'done', 'interrupted']);
  });
});

describe('a workspace that a command was to make', () => {
  it('is not there where the command fails before anything came into it', async () => {
    const { path } = tempFolder();
    const workspace = path('new.longshort');
    writeFileSync(path('spec.json'), JSON.stringify(smallSpec()));
    writeFileSync(path('plan.json'), JSON.stringify({ ...smallSpec(), sweep: { space: [] } }));
    const answers = [
      await cli('run', path('spec.json'), '-w', workspace),
      await cli('sweep', path('plan.json'), '-w', workspace),
      await cli('import-runs', path('nowhere.longshort'), '-w', workspace),
    ];
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(answers[0]!.err).toMatch(
      /Nothing came into .*new\.longshort, so it was removed again\.\n.*"Walk", which is not in this workspace/,
    );
    expect(answers[1]!.err).not.toContain('Made the workspace');
    expect(answers[2]!.err).toContain('nowhere.longshort');
    expect(readdirSync(dirname(workspace)).sort()).toEqual(['plan.json', 'spec.json']);
  });
});

describe('a reader that closes its end of the pipe', () => {
  it('of the notes does not stop the training', async () => {
    const { workspace, spec } = await prepare(slowSpec({ epochs: 6, patience: 6 }));
    const child = spawn(process.execPath, [program, 'run', spec, '-w', workspace, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.once('data', () => child.stderr.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ state: 'done', epochs: 6 });
  });
});

describe('Ctrl+C', () => {
  it('stops the training, leaves it to be resumed and says how; stdout holds nothing but JSON', async () => {
    const { workspace, spec } = await prepare(slowSpec({ epochs: 120, patience: 120 }));
    const child = spawn(process.execPath, [program, 'run', spec, '-w', workspace, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err, isAsked] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      // Once: a second one is taken for impatience and ends the command at once.
      if (!isAsked && err.includes('epoch   2')) isAsked = child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(err).toContain('Go on later with: resume 1');
    expect(JSON.parse(out)).toMatchObject({ runId: 1, state: 'interrupted', metrics: null });

    const elsewhere = await cli('resume', '1', '-w', workspace, '--device', 'native', '--json');
    expect(JSON.parse(elsewhere.out)).toMatchObject({
      state: 'done',
      device: expect.stringContaining('native'),
    });
  });
});

describe('a workspace in a folder that may not be written to', () => {
  it('is refused with what to do about it', () => {
    const { folder, path } = tempFolder();
    createWorkspace(path('a.longshort'), Date.now()).close();
    chmodSync(path('a.longshort'), 0o666);
    chmodSync(folder, 0o555);
    // Root may write anywhere, so as root the command runs as nobody.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const answer = spawnSync(process.execPath, [program, 'runs', 'list', '-w', path('a.longshort')], user);
    chmodSync(folder, 0o755);
    expect(answer.stderr.toString()).toMatch(/is read-only.*Make the file and its folder writable/);
    expect(answer.status).toBe(1);
  });
});

describe('kill -9 of the command line while it trains', () => {
  it('takes the training process with it, and the run resumes to the same weights', async () => {
    const { workspace, spec } = await prepare(slowSpec({ epochs: 8, patience: 8 }));
    const calm = JSON.parse((await cli('run', spec, '-w', workspace, '--json')).out);
    const child = spawn(process.execPath, [program, 'run', spec, '-w', workspace], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: stoppingOptions({ type: 'checkpoint', count: 3 }) },
    });
    await saidBy(child, /^epoch +3/m);
    const training = childOf(child.pid ?? 0);
    child.kill('SIGKILL');
    await goOn(training);
    await waitFor(() => !isAlive(training), 'the training process to end with its parent');

    const listed = JSON.parse((await cli('runs', 'list', '-w', workspace, '--json')).out);
    expect(listed[0]).toMatchObject({
      id: 2,
      state: 'interrupted',
      problem: expect.stringContaining('Resume'),
    });
    const resumed = JSON.parse((await cli('resume', '2', '-w', workspace, '--json')).out);
    expect(resumed).toMatchObject({ state: 'done', weightsHash: calm.weightsHash, metrics: calm.metrics });
  });
});

describe('bad input is answered with a sentence and exit code 1', () => {
  it.each([
    ['an unknown key', { lookbak: 3 }, /lookbak is not a known field/],
    ['an impossible threshold', { decision: { long: 1.5 } }, /decision\.long .*must not exceed 1/],
    ['a lookback longer than the data', { window: { lookback: 4000 } }, /lookback is longer than the data/],
    [
      'a split without test rows',
      { split: { train: 0.5, validation: 0.5, test: 0 } },
      /split\.test must be above 0/,
    ],
  ])('%s', async (_, change, sentence) => {
    const { path, workspace } = await prepare();
    writeFileSync(path('bad.json'), JSON.stringify({ ...smallSpec(), data: { series: 'AAPL' }, ...change }));
    const answer = await command('run', path('bad.json'), '-w', workspace);
    expect(answer.code).toBe(1);
    expect(answer.err).toMatch(sentence);
    expect(answer.err).not.toMatch(/\bat .*\.cjs:/);
  });

  it('a missing spec, one that is no JSON, a missing workspace, a run that is not there', async () => {
    const { path, workspace } = await prepare();
    expect((await command('run', path('none.json'), '-w', workspace)).err).toMatch(
      /There is no file .*none\.json/,
    );
    writeFileSync(path('broken.json'), '{\n  "name": "x",\n  oops\n}');
    expect((await command('run', path('broken.json'), '-w', workspace)).err).toMatch(/line 3, column 3/);
    expect((await command('runs', 'list', '-w', path('none.longshort'))).err).toMatch(
      /There is no workspace/,
    );
    expect((await command('runs', 'show', '99', '-w', workspace)).err).toMatch(
      /Run 99 is not in this workspace/,
    );
    expect((await command('resume', 'abc', '-w', workspace)).err).toMatch(/"abc" is not the number of a run/);
    expect((await cli('resume', '1', '-w', workspace, '--device', 'abacus')).err).toMatch(
      /'abacus' is invalid\. Allowed choices are auto, native, webgpu, tensorflow/,
    );
    expect((await command('import', path('none.csv'), '-w', workspace)).code).toBe(1);
    for (const [flag, value] of [
      ['--name', ' '],
      ['--decimal', 'z'],
      ['--delimiter', 'xx'],
      ['--time-zone', 'Mars/Phobos'],
      ['--date-format', 'QQQ'],
    ] as const) {
      const answer = await command('import', aapl, '-w', workspace, flag, value);
      expect(answer.code, flag).toBe(1);
      expect(answer.err, flag).not.toMatch(/\bat .*\.cjs:|TypeError/);
    }
    expect(JSON.parse((await command('runs', 'list', '-w', workspace, '--json')).out)).toEqual([]);
    expect((await command('import', aapl, '-w', workspace, '--name', 'AAPL')).err).toMatch(
      /has a series named "AAPL" already/,
    );
  });
});

/** Resolves when the child has written that to stderr. */
function saidBy(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (wanted.test(said)) resolve();
    });
    child.once('exit', () => reject(new Error('The command ended before it was killed.')));
  });
}

/** The one child of a process, as Linux knows it. */
function childOf(parent: number): number {
  return Number(readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
