import { loadBundled } from './bundle.mjs';
import { contestant } from './rounds.mjs';
import { trainerOptions, updatesOf } from './training.mjs';

/**
 * The WebGPU device under plain Node, or why there is none. `isSoftware`: on a renderer that runs on the processor, which says
 * nothing about a graphics card.
 */
export async function openWebGpu(isSoftware) {
  const { createNodeWebGpuDevice } = await loadBundled('bench/lib/gpu-entry.ts');
  const environment = isSoftware ? { LONGSHORT_WEBGPU: 'software' } : {};
  const device = createNodeWebGpuDevice(environment);
  const info = await device.probe();
  if (!info.isAvailable) return { webgpu: null, reason: info.reason };
  return { webgpu: { info, openOne, openMany }, reason: null };

  /** One model, to be timed; `losses` are its first ones, an update each. */
  async function openOne({ shape, matrix, labels, batches }) {
    const trainer = await device.createTrainer(trainerOptions(shape), { matrix, labels });
    const run = (count) => trainer.steps(...updatesOf(batches, count));
    const start = performance.now();
    const losses = await run(batches.length);
    const ms = (performance.now() - start) / batches.length;
    return {
      losses: Array.from(losses),
      contestants: [contestant('webgpu', run, ms)],
      close: () => trainer.dispose(),
    };
  }

  /** So many models at once, each from a seed of its own; a step is an update of every one. */
  async function openMany({ shape, matrix, labels, batches }, count) {
    const data = { matrix, labels };
    const options = Array.from({ length: count }, (_, k) => trainerOptions(shape, k + 1));
    const group = await device.createGroup(
      options,
      options.map(() => data),
    );
    const run = (steps) => {
      const [rows, rates] = updatesOf(batches, steps);
      return group.steps(
        options.map(() => rows),
        options.map(() => rates),
      );
    };
    const start = performance.now();
    await run(1);
    const ms = performance.now() - start;
    return {
      contestants: [contestant(`webgpu, ${count} at once`, run, ms)],
      close: () => group.dispose(),
    };
  }
}
