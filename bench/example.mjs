import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCliBuild } from '../scripts/lib/build.mjs';
import { at, node24, toolEnv } from '../scripts/lib/paths.mjs';
import { setup } from '../scripts/lib/setup.mjs';
import { machine } from './lib/machine.mjs';

/**
 * How long the bundled example takes from the start of its run to the finished report, with its job process, data, training,
 * judging and storing, in a process that is up; and the whole command, which also starts Node, makes a workspace and imports the
 * sample. Prints JSON. `--times N`: so many runs, each in a workspace of its own.
 */
const { values: options } = parseArgs({
  options: { times: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});

await setup({ electron: false });
await ensureCliBuild();
const runs = Array.from({ length: Number(options.times) }, runOnce);
const report = {
  bestSeconds: Math.min(...runs.map(({ seconds }) => seconds)),
  worstSeconds: Math.max(...runs.map(({ seconds }) => seconds)),
  wanted: 3,
  machine: machine(),
  runs,
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

function runOnce() {
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
  try {
    const workspace = join(folder, 'example.longshort');
    const args = ['run', at('resources/examples/seed-strategy.json'), '--workspace', workspace, '--json'];
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(node24, [at('out/cli/index.cjs'), ...args], {
      env: toolEnv(),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(`The example did not run: ${stderr}`);
    const wholeSeconds = (performance.now() - start) / 1000;
    const { seconds, epochs, device, weightsHash } = JSON.parse(stdout);
    return { seconds, wholeSeconds, epochs, device, weightsHash };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
