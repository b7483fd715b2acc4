import { ensureNativeKernels } from '../../scripts/lib/native-build.mjs';
import { loadBundled } from './bundle.mjs';

/** Training options of both sides; the dropout of neither. */
export const training = { dropout: 0, learningRate: 1e-3, clipNorm: 1, classWeights: [1, 1], seed: 1 };

/** The native device, through the same TypeScript that the product uses. */
export async function openNative() {
  await ensureNativeKernels();
  const { loadAddon, NativeTrainer, nativeDevice } = await loadBundled('bench/lib/native-entry.ts');
  const info = await nativeDevice.probe();
  if (!info.isAvailable) throw new Error(info.reason);
  const addon = loadAddon();
  const simd = process.env.LONGSHORT_SIMD ?? '';
  let peak = 0;

  return {
    label: `${info.label}; ${info.detail}`,
    /** The core's measured multiply-add peak so far, in GFLOP/s. */
    peak: () => peak,
    /** Times, the first losses, and the weights that they started from, for the other side. */
    async measure(problem) {
      peak = Math.max(peak, peakOf(addon, simd));
      const one = trainer(problem, 1);
      const { weights } = await one.exportState();
      const losses = [];
      for (const batch of problem.batches) losses.push(await one.step(batch));
      const ms = await time(one, problem);
      one.dispose();
      const two = trainer(problem, 2);
      const ms2Threads = await time(two, problem);
      two.dispose();
      return { weights, losses, ms, ms2Threads };
    },
  };

  function trainer({ shape, matrix, labels }, threads) {
    return new NativeTrainer(addon, { ...training, shape }, { matrix, labels }, { simd, threads });
  }
}

const takes = 7;
const takeMs = 60;
/** Large shapes get two takes, however long they last. */
const patienceMs = 1500;

/** Milliseconds a step, the best of several takes. */
async function time(trainer, { batches }) {
  let best = Number.POSITIVE_INFINITY;
  let steps = 1;
  const begin = performance.now();
  for (let take = 0; take < takes; take++) {
    if (take >= 2 && performance.now() - begin > patienceMs) break;
    const start = performance.now();
    for (let k = 0; k < steps; k++) await trainer.step(batches[k % batches.length]);
    const ms = (performance.now() - start) / steps;
    best = Math.min(best, ms);
    steps = Math.max(1, Math.round(takeMs / best));
  }
  return best;
}

function peakOf(addon, simd) {
  let best = 0;
  for (let take = 0; take < 5; take++) {
    const start = performance.now();
    const flops = addon.multiplyAdds(simd, 200_000);
    best = Math.max(best, flops / (performance.now() - start) / 1e6);
  }
  return best;
}
