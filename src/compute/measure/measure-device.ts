import type { Device, Trainer } from '../device';
import { atMost, type Problem, stepFlops } from './problem';
import { batchRows, syntheticData } from './synthetic-data';

export interface Measuring {
  readonly budgetMs: number;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/**
 * Milliseconds that one training step of the problem takes on a device. What a device can do is not known before it is tried, so
 * the first step is cut down to what the slowest can do, and grows only as far as the budget is sure to hold; the
 * rest is scaled up, which does a slow device no wrong. A budget too small for the first step is overrun by it.
 */
export async function measureDevice(device: Device, problem: Problem, measuring: Measuring): Promise<number> {
  const { budgetMs, now } = measuring;
  const deadline = now() + budgetMs;
  let rung = await start(device, atMost(problem, firstFlops), now);
  try {
    for (let flops = firstFlops * growth; stepFlops(rung.problem) < stepFlops(problem); flops *= growth) {
      const next = atMost(problem, flops);
      const expected = (rung.ms * stepFlops(next)) / stepFlops(rung.problem);
      // The first step of a size, which is not timed, and the second, which is.
      if (now() + 2 * expected > deadline) break;
      rung = await climb(device, rung, next, now);
    }
    const ms = await settle(rung, deadline, now);
    return (ms * stepFlops(problem)) / stepFlops(rung.problem);
  } finally {
    rung.trainer.dispose();
  }
}

/** About 40 ms on the slowest device there is, TensorFlow.js on WebAssembly. */
const firstFlops = 5e7;
const growth = 4;

/** A call much shorter than this would be timing the call; training asks for about as much at once (`training/pace`). */
const callMs = 25;
const mostUpdates = 256;
const mostCalls = 4;

/** The problem as far as it was tried, and what its step took. */
interface Rung {
  readonly problem: Problem;
  readonly trainer: Trainer;
  readonly ms: number;
}

async function start(device: Device, problem: Problem, now: Measuring['now']): Promise<Rung> {
  const trainer = await device.createTrainer({ ...problem, seed: 1 }, syntheticData(problem));
  try {
    return { problem, trainer, ms: await timeWarm(trainer, problem, now) };
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

/** Data and trainer are made for one length of window and one number of rows; the old ones go once the new ones stand. */
async function climb(device: Device, from: Rung, to: Problem, now: Measuring['now']): Promise<Rung> {
  const next = await start(device, to, now);
  from.trainer.dispose();
  return next;
}

/** The first step of a size compiles, allocates and fills caches, so the second is timed. */
async function timeWarm(trainer: Trainer, problem: Problem, now: Measuring['now']): Promise<number> {
  await timeUpdates(trainer, problem, 1, now);
  return timeUpdates(trainer, problem, 1, now);
}

/** The fastest of a few calls, since whatever disturbs a call only ever slows it. */
async function settle(rung: Rung, deadline: number, now: Measuring['now']): Promise<number> {
  let { ms } = rung;
  for (let call = 0; call < mostCalls; call++) {
    const updates = Math.max(1, Math.min(mostUpdates, Math.round(callMs / ms)));
    if (now() + updates * ms > deadline) break;
    ms = Math.min(ms, await timeUpdates(rung.trainer, rung.problem, updates, now));
  }
  return ms;
}

/** Milliseconds an update, of `updates` in one call. */
async function timeUpdates(
  trainer: Trainer,
  problem: Problem,
  updates: number,
  now: Measuring['now'],
): Promise<number> {
  const rows = batchRows(problem);
  const batches = Array.from({ length: updates }, () => rows);
  const rates = batches.map(() => learningRate);
  const from = now();
  await trainer.steps(batches, rates);
  return Math.max(now() - from, smallestMs) / updates;
}

/** So small that noise is not learned into weights that overflow. */
const learningRate = 1e-4;
/** A clock may stand still for the time of a call. */
const smallestMs = 1e-3;
