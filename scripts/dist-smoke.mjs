import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifacts } from './lib/artifacts.mjs';
import { withDisplay } from './lib/display.mjs';
import { startApp } from './lib/electron-app.mjs';
import { exampleOf, runInWindow } from './lib/example/run-example.mjs';
import { sweepExample } from './lib/example/sweep-example.mjs';
import { predictionTable, toText } from './lib/example/tables.mjs';
import { workstation } from './lib/example/workstation.mjs';
import { capture, must, run } from './lib/run.mjs';
import { main, SetupError, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

const program = '/usr/bin/longshort';
const brought = [
  program,
  '/opt/Longshort/resources/app.asar',
  '/usr/share/applications/longshort.desktop',
  '/usr/share/mime/packages/longshort.xml',
  '/usr/share/icons/hicolor/256x256/apps/longshort.png',
];

/** `npm run dist:smoke`: installs the package, runs and sweeps the example in it, removes it, and looks for what the user keeps. */
main(async () => {
  await setup();
  const deb = artifacts().find(({ name }) => name.endsWith('.deb'));
  if (!deb) throw new SetupError('dist/ holds no .deb: run `npm run dist` first.');
  if (process.getuid?.() !== 0) throw new SetupError('Installing a package takes root: start this as root.');
  if (await isInstalled())
    throw new SetupError('Longshort is installed here already; this would remove it. Remove it first.');

  const home = mkdtempSync(join(tmpdir(), 'longshort-smoke-'));
  const workspace = join(home, 'My research.longshort');
  try {
    await install(deb.path);
    const example = await runInstalled(home, workspace).finally(remove);
    check(!brought.some((path) => existsSync(path)), 'removing the package takes away what it brought');
    check(statSync(workspace).size > 0, "the user's workspace is still there");
    process.stdout.write(
      `\n${toText(predictionTable(example))}\n\n${deb.name} (${deb.megabytes} MB) passed\n`,
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

async function isInstalled() {
  const { text } = await capture('dpkg-query', ['-s', 'longshort'], { quiet: true });
  return text.includes('Status: install ok installed');
}

async function install(deb) {
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', deb);
  for (const path of brought) check(existsSync(path), `the package brings ${path}`);
}

const remove = () => apt('remove', '-y', '-qq', 'longshort');

function apt(...args) {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdout: 'ignore' };
  return must(`apt-get ${args[0]}`, run('apt-get', args, options));
}

/** Runs the example in the installed program. @returns the run */
function runInstalled(home, workspace) {
  return withDisplay(async (display) => {
    const args = [`--user-data-dir=${join(home, 'settings')}`, `--workspace=${workspace}`];
    const { page, stop } = await startApp({ program, args, env: display });
    try {
      const app = workstation(page);
      const { version, electron } = await app.call('app.info');
      say(`Longshort ${version} is running on Electron ${electron}.`);
      const experiment = await exampleOf(app);
      const example = await runInWindow(app, experiment);
      const { metrics } = example;
      for (const split of ['train', 'validation', 'test']) {
        check(Number.isFinite(metrics[split].logLoss), `the ${split} metrics have a log loss`);
      }
      check(metrics.test.trading.trades > 0, 'the example traded in its test period');
      const { sweep, honesty } = await sweepExample(app, experiment);
      check(sweep.counts.done === sweep.trials, `all ${sweep.trials} trials of a sweep were made`);
      check(honesty.trials === sweep.trials, 'the winner is judged by all of them');
      const listed = await app.call('runs.ids', { query: 'is:done', archived: false });
      check(listed.includes(example.id), 'the table of runs has the example');
      return example;
    } finally {
      await stop();
    }
  });
}

function check(isTrue, what) {
  if (!isTrue) throw new SetupError(`✗ Not so: ${what}.`);
  say(`✓ ${what}`);
}
