import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython, leftOut, openLineProcess } from '../line-process.mjs';

const peer = {
  name: 'Optuna with PyTorch',
  check: 'import optuna, torch',
  variable: 'LONGSHORT_TORCH_PYTHON',
};

/**
 * How Optuna may use two processors: by its `n_jobs`, which are threads of one process, and, as its guide advises for what the
 * interpreter's lock slows down, by processes that share a study.
 */
const ways = [
  { name: 'n_jobs=2, 1 thread of PyTorch each', jobs: 2, threads: 1, processes: 1, loop: 'fastest' },
  { name: '2 processes of 1 thread', jobs: 1, threads: 1, processes: 2, loop: 'fastest' },
  { name: 'n_jobs=1, 2 threads of PyTorch', jobs: 1, threads: 2, processes: 1, loop: 'fastest' },
  // The others have all windows at hand and a fused Adam; this one is written as the examples of both libraries are.
  { name: 'n_jobs=2, with a DataLoader', jobs: 2, threads: 1, processes: 1, loop: 'usual' },
];

/**
 * Times the peer on some of the trials (see `sampleOf`). Longshort makes the same trials before and after each way of the peer, and a way is compared with the
 * mean of both, since other work on the machine comes and goes.
 *
 * @param {readonly import('./entry').MadeTrial[]} chosen
 */
export async function timePeer(chosen, fold, spec, { folder, openSample }) {
  const python = findPython(peer);
  if (python === undefined)
    return { bestOfJobs: null, inProcesses: null, usual: null, reason: leftOut(peer.name, peer.variable) };
  const task = taskOf(fold, spec, join(folder, 'fold.bin'));
  const asked = chosen.map(({ proposal, epochs }) => ({ params: paramsOf(proposal), epochs: epochs[0] }));
  const sample = openSample(chosen.map(({ proposal }) => proposal));
  const processes = await Promise.all(
    [0, 1].map(() => openLineProcess(peer.name, python, 'optuna_torch.py')),
  );
  try {
    // What is loaded and compiled at the first trial is not counted.
    await Promise.all(processes.map(({ ask }) => ask({ ...task, ...warmUp(asked) })));
    await sample.take();
    const measured = [];
    let before = await sample.take();
    for (const way of ways) {
      const taken = await timeWay(way, processes, task, asked, leastOf(measured));
      const after = await sample.take();
      const longshortSeconds = (before + after) / 2;
      measured.push({ ...taken, longshortSeconds, timesLongshort: taken.seconds / longshortSeconds });
      before = after;
    }
    const fastest = measured.filter(({ loop }) => loop === 'fastest');
    return {
      label: processes[0].label,
      bestOfJobs: leastOf(fastest.filter(({ processes: of }) => of === 1)),
      inProcesses: leastOf(fastest.filter(({ processes: of }) => of > 1)),
      usual: leastOf(measured.filter(({ loop }) => loop === 'usual')),
      ways: measured,
      trials: chosen.length,
      validationLoss: {
        longshort: meanOf(chosen.map(({ loss }) => loss)),
        peer: measured[0].meanLoss,
      },
    };
  } finally {
    await sample.close();
    for (const { close } of processes) close();
  }
}

/** Processes that share a study take the next trial when they are free; dealt out beforehand, they count as evenly busy. */
async function timeWay({ name, jobs, threads, loop, processes: count }, processes, task, asked, best) {
  const way = { way: name, loop, processes: count };
  if (best !== null && threads > 1) {
    // On a busy machine threads of one model wait for each other, a hundred times as long as they compute.
    const { seconds } = await processes[0].ask({ ...task, jobs, threads, loop, trials: asked.slice(0, 1) });
    if (seconds > best.seconds) return { ...way, seconds: Infinity, isGivenUp: true };
  }
  const answers = await Promise.all(
    processes
      .slice(0, count)
      .map(({ ask }, k) =>
        ask({ ...task, jobs, threads, loop, trials: asked.filter((_, n) => n % count === k) }),
      ),
  );
  const sum = (of) => answers.reduce((total, answer) => total + answer[of], 0);
  return {
    ...way,
    seconds: sum('seconds') / count,
    processorSeconds: sum('processorSeconds'),
    meanLoss: meanOf(answers.flatMap(({ losses }) => losses)),
  };
}

const leastOf = (measured) =>
  measured.reduce(
    (best, way) => (best === null || way.timesLongshort < best.timesLongshort ? way : best),
    null,
  );

/**
 * Of all trials, in order of the time that they took Longshort, every so-manieth, so that small and large ones are there as they are in the
 * search.
 */
export function sampleOf(trials, count) {
  const sorted = [...trials].sort((a, b) => a.seconds - b.seconds);
  return Array.from({ length: count }, (_, k) => sorted[Math.floor(((k + 0.5) * sorted.length) / count)]);
}

const warmUp = (asked) => ({ jobs: 1, threads: 1, loop: 'fastest', trials: [{ ...asked[0], epochs: 1 }] });

const paramsOf = (proposal) => ({
  hidden: proposal['model.hidden'],
  layers: proposal['model.layers'],
  dropout: proposal['model.dropout'],
  learningRate: proposal['training.learningRate'],
  batch: Number(proposal['training.batch']),
});

function taskOf({ matrix, labels, train, validation, options }, { window, training, seed }, file) {
  const arrays = [matrix, labels, train, validation];
  writeFileSync(
    file,
    Buffer.concat(
      arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    ),
  );
  return {
    file,
    bars: labels.length,
    train: train.length,
    features: options.shape.features,
    lookback: window.lookback,
    clipNorm: training.clipNorm,
    seed: seed ?? 1,
  };
}

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
