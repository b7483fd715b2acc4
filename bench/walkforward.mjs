import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureCliBuild } from '../scripts/lib/build.mjs';
import { at, node24, toolEnv } from '../scripts/lib/paths.mjs';
import { setup } from '../scripts/lib/setup.mjs';
import { bundleServices } from './lib/bundle.mjs';
import { machine } from './lib/machine.mjs';
import { timePeer } from './lib/walkforward-peer.mjs';

/**
 * A walk-forward run of the bundled example from its start to the stored report: 60 months at the end of the S&P sample, the model trained anew
 * for each on all that came before, with 5 seeds. Beside it PyTorch, which trains the same models on the same rows for the same epochs.
 * Prints JSON. `--folds N`: so many folds of the run are given to PyTorch, and its time is scaled to all of them.
 */
const { values: options } = parseArgs({
  options: { folds: { type: 'string', default: '6' }, json: { type: 'boolean', default: false } },
});
/** Bars before the first test: 60 months of the sample are left after them. */
const split = {
  kind: 'walkForward',
  window: 'expanding',
  length: 3810,
  retrain: { every: 1, unit: 'months' },
};
const wanted = { seconds: 90, vsPeer: 4 };

await setup({ electron: false });
await ensureCliBuild();
const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
try {
  const workspace = join(folder, 'walkforward.longshort');
  const spec = specOf();
  const run = runOnce(workspace, spec);
  const entry = await bundleServices('bench/lib/walkforward-entry.ts');
  const { trainedFolds } = await import(pathToFileURL(entry).href);
  const folds = trainedFolds(workspace, run.runId);
  const peer = await timePeer(folds, spec, Number(options.folds), folder);
  const report = {
    seconds: run.seconds,
    vsPeer: peer.seconds === null ? null : peer.seconds / run.seconds,
    wanted,
    folds: folds.length,
    seeds: spec.seeds,
    split: spec.split,
    models: folds.reduce((sum, { epochs }) => sum + epochs.length, 0),
    epochs: folds.flatMap(({ epochs }) => epochs).reduce((sum, count) => sum + count, 0),
    wholeSeconds: run.wholeSeconds,
    device: run.device,
    weightsHash: run.weightsHash,
    peer,
    machine: machine(),
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function specOf() {
  const example = JSON.parse(readFileSync(at('resources/examples/seed-strategy.json'), 'utf8'));
  return { ...example, name: 'Walk-forward', split, seeds: 5, baselines: [], device: 'native' };
}

function runOnce(workspace, spec) {
  const file = join(folder, 'walkforward.json');
  writeFileSync(file, JSON.stringify(spec));
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    node24,
    [at('out/cli/index.cjs'), 'run', file, '--workspace', workspace, '--json'],
    { env: toolEnv(), encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0) throw new Error(`The run ended with ${status}: ${stderr}`);
  const wholeSeconds = (performance.now() - start) / 1000;
  return { ...JSON.parse(stdout), wholeSeconds };
}
