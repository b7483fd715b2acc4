import { parseArgs } from 'node:util';
import { setup } from '../scripts/lib/setup.mjs';
import { loadBundled } from './lib/bundle.mjs';
import { machine } from './lib/machine.mjs';
import { noise } from './lib/problem.mjs';
import { trainerOptions, training } from './lib/training.mjs';

/**
 * Peak memory of training on a million bars of 32 features with windows of 240: a whole epoch on the native device through the
 * product's own training loop, both splits judged, against the size of the float32 matrix. Prints JSON. `--bars N`: fewer.
 */
const { values: options } = parseArgs({
  options: { bars: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
});
const bars = Number(options.bars);
const shape = { hidden: 32, lookback: 240, features: 32, layers: 1, batch: 256 };

await setup({ electron: false });
const { fit: trainEpochs, nativeDevice } = await loadBundled('bench/lib/memory-entry.ts');
const info = await nativeDevice.probe();
if (!info.isAvailable) throw new Error(info.reason);

const megabyte = 2 ** 20;
const baseline = process.memoryUsage().rss / megabyte;
const start = performance.now();
const matrix = await trainOneEpoch();
// In kibibytes.
const peak = process.resourceUsage().maxRSS / 1024;
const report = {
  timesTheMatrix: (peak - baseline) / matrix,
  wanted: 2,
  matrixMegabytes: matrix,
  baselineMegabytes: baseline,
  peakMegabytes: peak,
  seconds: (performance.now() - start) / 1000,
  bars,
  ...shape,
  native: `${info.label}, ${info.detail}`,
  machine: machine(),
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

/** @returns {Promise<number>} megabytes of the matrix */
async function trainOneEpoch() {
  const random = noise();
  const data = { matrix: new Float32Array(bars * shape.features), labels: new Float32Array(bars) };
  // In place: a copy on the way would count.
  for (let k = 0; k < data.matrix.length; k++) data.matrix[k] = random();
  for (let k = 0; k < bars; k++) data.labels[k] = k % 2;
  const trainer = await nativeDevice.createTrainer(trainerOptions(shape), data);
  await trainEpochs(trainer, planFor(data), {
    onBatch: () => undefined,
    onEpoch: () => undefined,
    shouldStop: () => false,
    now: () => performance.now(),
  });
  trainer.dispose();
  return data.matrix.byteLength / megabyte;
}

/** One epoch: four fifths of the bars to learn from, the rest to judge by. */
function planFor({ labels }) {
  const first = shape.lookback - 1;
  const split = Math.floor(0.8 * bars);
  const rows = (from, to) => Int32Array.from({ length: to - from }, (_, k) => from + k);
  return {
    train: rows(first, split),
    validation: rows(split, bars),
    labels,
    loss: trainerOptions(shape).loss,
    noChange: 0,
    epochs: 1,
    batch: shape.batch,
    schedule: { kind: 'constant', base: training.learningRate, warmUp: 0, patience: 1, factor: 1 },
    patience: 1,
    seed: training.seed,
  };
}
