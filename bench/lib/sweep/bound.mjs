import { openNative } from '../native.mjs';
import { flopsOf } from '../problem.mjs';

/**
 * What no implementation in float32 can beat here: the matrix products of the trials' updates and of their validation rows, at the speed of
 * multiply-adds in registers on all workers, with nothing else to do at all.
 *
 * @param {readonly import('./entry').MadeTrial[]} trials
 * @returns {Promise<{ peakGflops: number, seconds: number }>} the peak of one core; of all trials, workers evenly busy
 */
export async function leastTime(trials, { train, validation, options }, workers) {
  const native = await openNative();
  const peakGflops = native.peak();
  const { lookback, features } = options.shape;
  const flops = trials.reduce((sum, { proposal, epochs }) => {
    const shape = { hidden: proposal['model.hidden'], layers: proposal['model.layers'], lookback, features };
    const epoch =
      flopsOf({ ...shape, batch: train.length }) + forwardFlopsOf({ ...shape, batch: validation.length });
    return sum + epoch * epochs.reduce((total, of) => total + of, 0);
  }, 0);
  return { peakGflops, seconds: flops / (peakGflops * 1e9 * workers) };
}

/** Forward alone; the first step has no state to multiply. */
function forwardFlopsOf({ hidden, lookback, features, batch, layers }) {
  let flops = 0;
  for (let k = 0; k < layers; k++) {
    const inputs = k === 0 ? features : hidden;
    flops += 2 * batch * 4 * hidden * (lookback * inputs + (lookback - 1) * hidden);
  }
  return flops;
}
