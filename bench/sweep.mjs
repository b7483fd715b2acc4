import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureCliBuild } from '../scripts/lib/build.mjs';
import { at } from '../scripts/lib/paths.mjs';
import { setup } from '../scripts/lib/setup.mjs';
import { bundleServices } from './lib/bundle.mjs';
import { machine } from './lib/machine.mjs';
import { leastTime } from './lib/sweep/bound.mjs';
import { sampleOf, timePeer } from './lib/sweep/peer.mjs';

/**
 * A search of the bundled example's space at random, on two processors: trials an hour, with scheduler, storage and worker processes as the app
 * has them. Beside it Optuna with PyTorch, given the same trials for the same epochs on the same rows. Prints JSON.
 * `--quick`: 20 trials instead of 200. `--sample N`: so many of the trials are given to the peer.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    trials: { type: 'string' },
    sample: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const trials = Number(options.trials ?? (options.quick ? 20 : 200));
const count = Math.min(trials, Number(options.sample ?? (options.quick ? 4 : 16)));
const workers = 2;
const wanted = { trialsPerHourVsOptuna: 6, overheadShare: 0.02 };

await setup({ electron: false });
await ensureCliBuild();
const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
try {
  const { sweepOnce, foldOf, openSample } = await import(
    pathToFileURL(await bundleServices('bench/lib/sweep/entry.ts')).href
  );
  const workspace = join(folder, 'sweep.longshort');
  const spec = specOf();
  const place = {
    programs: at('out/cli'),
    resources: at('resources'),
    workspace,
    logFile: join(folder, 'sweep.log'),
  };
  const sweep = await sweepOnce(place, spec, workers);
  const chosen = sampleOf(sweep.trials, count);
  const fold = foldOf(workspace, spec);
  const peer = await timePeer(chosen, fold, spec, {
    folder,
    openSample: (proposals) => openSample(place, spec, proposals, workers),
  });
  process.stdout.write(
    `${JSON.stringify(reportOf(sweep, peer, await boundOf(sweep, chosen, peer, fold)), null, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** How near the search comes to what float32 allows on this machine, and how far ahead of the peer that limit lies. */
async function boundOf(sweep, chosen, peer, fold) {
  const { peakGflops, seconds } = await leastTime(sweep.trials, fold, workers);
  const ofChosen = (await leastTime(chosen, fold, workers)).seconds;
  const { bestOfJobs } = peer;
  return {
    peakGflops,
    shareOfPeak: seconds / sweep.wallSeconds,
    trialsPerHourVsOptuna: bestOfJobs ? bestOfJobs.seconds / ofChosen : null,
  };
}

function reportOf({ wallSeconds, trials: made, device }, peer, bound) {
  const sum = (of) => made.reduce((total, trial) => total + of(trial), 0);
  const busy = sum(({ seconds, overheadSeconds }) => seconds - overheadSeconds);
  const workerSeconds = wallSeconds * workers;
  const overheadShare = 1 - busy / workerSeconds;
  const versus = (way) => (way ? way.timesLongshort * (1 - overheadShare) : null);
  return {
    trialsPerHour: (made.length * 3600) / wallSeconds,
    // Beside the best of Optuna's own `n_jobs`; and beside processes that share a study, which it leaves to whoever starts them.
    trialsPerHourVsOptuna: versus(peer.bestOfJobs),
    trialsPerHourVsOptunaInProcesses: versus(peer.inProcesses),
    // Beside the loop that the examples of both libraries have, in Optuna's jobs.
    trialsPerHourVsUsualLoop: versus(peer.usual),
    // All the time of the workers that did not go into preparing, training and judging: starts, waiting, storing, the idle end.
    overheadShare,
    // The part of it in which a worker had no trial: most of it the end, when the last trial is made by one alone.
    idleShare: 1 - sum(({ seconds }) => seconds) / workerSeconds,
    wanted,
    // Of the products alone at the peak of both cores: no kernels in float32 can be further ahead.
    bound,
    trials: made.length,
    failed: made.filter(({ state }) => state === 'failed').length,
    epochs: sum(({ epochs }) => epochs.reduce((total, of) => total + of, 0)),
    wallSeconds,
    workers,
    device,
    peer,
    machine: machine(),
  };
}

function specOf() {
  const example = JSON.parse(readFileSync(at('resources/examples/seed-strategy.json'), 'utf8'));
  return {
    ...example,
    name: 'Search',
    seeds: 1,
    baselines: [],
    device: 'native',
    sweep: {
      space: [
        { kind: 'int', path: 'model.hidden', low: 16, high: 128 },
        { kind: 'int', path: 'model.layers', low: 1, high: 2 },
        { kind: 'float', path: 'model.dropout', low: 0, high: 0.4 },
        { kind: 'float', path: 'training.learningRate', low: 0.0001, high: 0.01, log: true },
        { kind: 'choice', path: 'training.batch', values: [32, 64, 128] },
      ],
      sampler: { kind: 'random' },
      budget: { trials },
    },
  };
}
