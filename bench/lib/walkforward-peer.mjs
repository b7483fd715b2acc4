import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython, leftOut, openLineProcess } from './line-process.mjs';

const torch = { name: 'PyTorch', check: 'import torch', variable: 'LONGSHORT_TORCH_PYTHON' };
const program = 'torch_walkforward.py';

/** How PyTorch may use two processors. The models of a fold are dealt out to the processes. */
const ways = [
  { name: '1 process of 1 thread', processes: 1, threads: 1 },
  { name: '1 process of 2 threads', processes: 1, threads: 2 },
  { name: '2 processes of 1 thread', processes: 2, threads: 1 },
];

/**
 * Times PyTorch on some of the folds, evenly chosen, and scales the time of its best way to all of them by rows times epochs. What is not
 * training - features, scaling, figures, storing - is not asked of it.
 *
 * @param {readonly import('./walkforward-entry').TrainedFold[]} folds
 */
export async function timePeer(folds, spec, count, folder) {
  const python = findPython(torch);
  if (python === undefined) return { seconds: null, reason: leftOut(torch.name, torch.variable) };
  const chosen = Array.from(
    { length: count },
    (_, k) => folds[Math.floor(((k + 0.5) * folds.length) / count)],
  );
  const share = workOf(folds) / workOf(chosen);
  const processes = await Promise.all([0, 1].map(() => openLineProcess(torch.name, python, program)));
  try {
    const tasks = chosen.map((fold, k) => taskOf(fold, spec, join(folder, `fold-${k}.bin`)));
    const measured = [];
    for (const way of ways) measured.push(await timeWay(way, processes, tasks));
    const best = measured.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    return {
      label: processes[0].label,
      seconds: best.seconds * share,
      way: best.way,
      folds: chosen.length,
      scaledBy: share,
      ways: measured.map(({ way, seconds }) => ({ way, seconds: seconds * share })),
      // Best of each model's epochs: both sides have learnt alike.
      validationLoss: {
        longshort: meanOf(chosen.flatMap(({ losses }) => losses)),
        peer: meanOf(best.losses),
      },
    };
  } finally {
    for (const { close } of processes) close();
  }
}

async function timeWay({ name, processes: count, threads }, processes, tasks) {
  let seconds = 0;
  const losses = [];
  for (const task of tasks) {
    const asked = processes.slice(0, count).map(({ ask }, k) =>
      // Every other model of the fold; its data is read before the clock of the answer starts.
      ask({ ...task, threads, epochs: task.epochs.filter((_, seed) => seed % count === k) }),
    );
    const answers = await Promise.all(asked);
    seconds += Math.max(...answers.map((answer) => answer.seconds));
    losses.push(...answers.flatMap((answer) => answer.losses));
  }
  return { way: name, seconds, losses };
}

function taskOf({ data, epochs }, { window, model, training }, file) {
  const { matrix, labels, train, validation, asked, options } = data;
  const arrays = [matrix, labels, train, validation, asked.test];
  writeFileSync(
    file,
    Buffer.concat(
      arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    ),
  );
  return {
    ask: 'train',
    file,
    bars: labels.length,
    train: train.length,
    validation: validation.length,
    test: asked.test.length,
    features: options.shape.features,
    lookback: window.lookback,
    hidden: model.hidden,
    layers: model.layers,
    dropout: model.dropout,
    batch: training.batch,
    learningRate: training.learningRate,
    clipNorm: training.clipNorm,
    epochs,
  };
}

const workOf = (folds) =>
  folds.reduce((sum, { data, epochs }) => sum + data.train.length * epochs.reduce((a, b) => a + b, 0), 0);

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
