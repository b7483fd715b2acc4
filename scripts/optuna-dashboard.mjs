import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCliBuild } from './lib/build.mjs';
import { at, node24 } from './lib/paths.mjs';
import { capture } from './lib/run.mjs';
import { main, SetupError, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/**
 * Shows that optuna-dashboard opens what Longshort exports: makes a sweep of the sample from the command line, exports it as a study, starts the
 * dashboard on the file and compares every trial that it serves with the workspace's own. Prints JSON; exit code 1 where anything differs.
 *
 * `LONGSHORT_OPTUNA_PYTHON` names a Python that has optuna-dashboard, as `pip install optuna-dashboard` makes one.
 *
 *   --trials N          of the sweep, 40 unless told
 *   --screenshot FILE   a picture of the dashboard, taken in Electron (needs a display, or xvfb-run)
 */
const { values: options } = parseArgs({
  options: { trials: { type: 'string', default: '40' }, screenshot: { type: 'string' } },
});

main(async () => {
  const python = process.env.LONGSHORT_OPTUNA_PYTHON;
  if (!python) throw new SetupError('Set LONGSHORT_OPTUNA_PYTHON to a Python that has optuna-dashboard.');
  await setup({ electron: options.screenshot !== undefined });
  await ensureCliBuild();
  const folder = mkdtempSync(join(tmpdir(), 'longshort-optuna-'));
  try {
    const { study, trials } = await exportStudy(folder);
    const served = await serve(python, study, async (address) => {
      if (options.screenshot) await photograph(`${address}/dashboard/studies/1`, options.screenshot);
      return (await fetch(`${address}/api/studies/1?after=0`)).json();
    });
    const differences = compare(trials, served.trials);
    const version = await capture(python, ['-c', 'import optuna_dashboard as d; print(d.__version__)']);
    const report = {
      dashboard: version.text.trim(),
      study: served.name,
      trials: trials.length,
      servedTrials: served.trials.length,
      best: served.best_trials.map(({ number, values }) => ({ number, values })),
      differences,
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    if (differences.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A study with a dimension of every kind, pruned trials among it; and the trials as the workspace has them. */
async function exportStudy(folder) {
  const [workspace, study] = [join(folder, 'sweep.longshort'), join(folder, 'study.db')];
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify(searched(Number(options.trials))));
  const trials = join(folder, 'trials.csv');
  await longshort('import', at('resources/samples/sp500-2000.csv'), '--name', 'Sample', '-w', workspace);
  await longshort('sweep', plan, '-w', workspace);
  await longshort('export', 'optuna', '1', study, '-w', workspace);
  await longshort('export', 'trials', '1', trials, '-w', workspace);
  const [head, ...lines] = readFileSync(trials, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return { study, trials: lines.map((line) => Object.fromEntries(head.map((name, k) => [name, line[k]]))) };
}

function searched(trials) {
  return {
    name: 'Example search',
    data: { series: 'Sample' },
    features: [
      { kind: 'return', period: 1 },
      { kind: 'rsi', period: 14 },
    ],
    training: { epochs: 5 },
    device: 'native',
    sweep: {
      space: [
        { kind: 'int', path: 'model.hidden', low: 4, high: 64, log: true },
        { kind: 'float', path: 'training.learningRate', low: 0.0001, high: 0.01, log: true },
        { kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd'] },
        {
          kind: 'float',
          path: 'training.momentum',
          low: 0.5,
          high: 0.99,
          when: { path: 'training.optimizer', in: ['sgd'] },
        },
        { kind: 'toggle', path: 'features.1' },
      ],
      pruner: { kind: 'median', warmUp: 1 },
      budget: { trials },
    },
  };
}

async function longshort(...args) {
  const { code } = await capture(node24, [at('out/cli/index.cjs'), ...args], { quiet: false });
  if (code !== 0) throw new SetupError(`longshort ${args[0]} failed (exit code ${code}).`);
}

/** Runs the dashboard for as long as `work` asks it. */
async function serve(python, study, work) {
  const port = await freePort();
  const program = join(dirname(python), 'optuna-dashboard');
  const dashboard = spawn(program, [`sqlite:///${study}`, '--host', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
  });
  const gone = new Promise((_, reject) => {
    dashboard.once('error', reject);
    dashboard.once('exit', (code) => reject(new SetupError(`optuna-dashboard ended (exit code ${code}).`)));
  });
  try {
    const address = `http://127.0.0.1:${port}`;
    say(`optuna-dashboard is starting at ${address} ...`);
    await Promise.race([gone, answers(`${address}/api/studies`)]);
    return await Promise.race([gone, work(address)]);
  } finally {
    dashboard.removeAllListeners('exit');
    dashboard.kill();
  }
}

async function answers(url) {
  for (const end = Date.now() + 60_000; ; ) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > end) throw new SetupError('optuna-dashboard did not answer within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

const states = { done: 'Complete', pruned: 'Pruned', failed: 'Fail' };

/** What is not the same in both, as sentences. */
function compare(own, served) {
  return own.flatMap((trial, place) => {
    const other = served[place];
    if (other === undefined) return [`Trial ${place} is not served.`];
    const parameters = Object.fromEntries(
      other.params.map(({ name, param_external_value: value }) => [name, value]),
    );
    const fields = [
      'model.hidden',
      'training.learningRate',
      'training.optimizer',
      'training.momentum',
      'features.1',
    ];
    const text = (value) => (value === undefined ? '' : String(value).replaceAll("'", '').toLowerCase());
    const isSame = (name) =>
      trial[name] === '' || Number.isNaN(Number(trial[name]))
        ? text(parameters[name]) === trial[name].toLowerCase()
        : Number(parameters[name]) === Number(trial[name]);
    return [
      ...(other.state === states[trial.state]
        ? []
        : [`Trial ${place} is ${trial.state} here, ${other.state} there.`]),
      ...fields
        .filter((name) => !isSame(name))
        .map((name) => `Trial ${place}: ${name} is ${trial[name]} here, ${parameters[name]} there.`),
      ...(Math.abs(Number(trial['objective.loss']) - other.values?.[0]) < 1e-12
        ? []
        : [`Trial ${place}: another loss.`]),
    ];
  });
}

async function photograph(url, file) {
  const { _electron } = await import('playwright');
  const app = await _electron.launch({ args: [at('scripts/lib/blank-app'), '--no-sandbox'] });
  try {
    const picture = await app.evaluate(async ({ BrowserWindow }, page) => {
      const window = new BrowserWindow({ width: 1440, height: 900 });
      await window.loadURL(page);
      await new Promise((resolve) => setTimeout(resolve, 5000));
      return (await window.capturePage()).toPNG().toString('base64');
    }, url);
    writeFileSync(file, Buffer.from(picture, 'base64'));
  } finally {
    await app.close();
  }
}
