import { setup } from '../../scripts/lib/setup.mjs';
import { isPacked, loadBundled } from './bundle.mjs';
import { contestant } from './rounds.mjs';
import { trainerOptions, updatesOf } from './training.mjs';

/** Threads that the native device is measured with. */
export const threadCounts = [1, 2];

/** The native device, through the same TypeScript that the product uses. */
export async function openNative() {
  if (!isPacked) await setup({ electron: false });
  const { loadAddon, NativeTrainer, nativeDevice } = await loadBundled('bench/lib/native-entry.ts');
  const info = await nativeDevice.probe();
  if (!info.isAvailable) throw new Error(info.reason);
  const addon = loadAddon();
  const simd = process.env.LONGSHORT_SIMD ?? '';

  return {
    label: `${info.label}, Longshort's own kernels in C++`,
    /** GFLOP/s of multiply-adds in registers on one core, now. */
    peak: () => peakOf(addon, simd),
    /**
     * Makes the trainers of a problem, one for each number of threads. All begin with `weights`; `losses` are the first
     * ones, an update each.
     */
    async open({ shape, matrix, labels, batches }) {
      const trainers = threadCounts.map(
        (threads) => new NativeTrainer(addon, trainerOptions(shape), { matrix, labels }, { simd, threads }),
      );
      const { weights } = await trainers[0].exportState();
      // The bits are the same on any number of threads, so the quickest may give them.
      const start = performance.now();
      const losses = await trainers.at(-1).steps(...updatesOf(batches, batches.length));
      const ms = (performance.now() - start) / batches.length;
      return {
        weights,
        losses: Array.from(losses),
        contestants: threadCounts.map((threads, k) =>
          contestant(String(threads), (count) => trainers[k].steps(...updatesOf(batches, count)), ms),
        ),
        close() {
          for (const trainer of trainers) trainer.dispose();
        },
      };
    },
  };
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
