import { spawn } from 'node:child_process';
import { ensureCliBuild } from './lib/build.mjs';
import { at, node24, toolEnv } from './lib/paths.mjs';
import { main } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/** `npm run -s cli -- ...`: the command line on Node 24. Only its own words reach standard output. */
main(async () => {
  await setup({ electron: false });
  await ensureCliBuild();
  return runCli(process.argv.slice(2));
});

function runCli(args) {
  return new Promise((resolve, reject) => {
    // Where npm was called is where relative paths start, not the package's folder.
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const child = spawn(node24, [at('out/cli/index.cjs'), ...args], {
      cwd,
      env: toolEnv(),
      stdio: 'inherit',
    });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (!signal) return resolve(code ?? 1);
      for (const name of signals) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    });
  });
}
