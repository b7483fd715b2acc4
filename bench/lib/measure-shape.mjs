import { problemOf } from './problem.mjs';
import { timeInTurn } from './rounds.mjs';

/**
 * Measures the native device and peers on a shape, with the same data from the same weights. The result is a line of the results
 * file: times by number of threads and by way of each peer, and how far the first losses of each of its programs are from ours.
 */
export async function measureShape(shape, native, peers) {
  const problem = problemOf(shape);
  const ours = await native.open(problem);
  try {
    const theirs = [];
    for (const peer of peers) theirs.push({ name: peer.name, ...(await peer.open(problem, ours.weights)) });
    for (const { name, losses } of theirs) assertSameWork(name, lossDifferences(ours.losses, losses));
    const times = await timeInTurn([ours, ...theirs].flatMap(({ contestants }) => contestants));
    return {
      shape,
      peakGflops: native.peak(),
      native: timesOf(times, ours),
      peers: Object.fromEntries(
        theirs.map((peer) => [
          peer.name,
          { ways: timesOf(times, peer), lossDifference: lossDifferences(ours.losses, peer.losses) },
        ]),
      ),
    };
  } finally {
    ours.close();
  }
}

/** Single precision summed in other orders differs by millionths; anything else would be another training step. */
const mostLossDifference = 1e-3;

function assertSameWork(name, differences) {
  for (const [program, difference] of Object.entries(differences)) {
    if (difference <= mostLossDifference) continue;
    throw new Error(
      `The first losses of ${name} (${program}) differ from ours by ${difference}: it does not do the same work, so its times mean nothing.`,
    );
  }
}

/** Those of the contestants, by name. */
export function timesOf(times, { contestants }) {
  return Object.fromEntries(contestants.map((one) => [one.name, times.get(one)]));
}

/** The largest relative difference between our first losses and those of each program. */
export function lossDifferences(ours, theirs) {
  return Object.fromEntries(
    Object.entries(theirs).map(([program, losses]) => [
      program,
      Math.max(...losses.map((loss, k) => Math.abs(ours[k] - loss) / Math.abs(loss))),
    ]),
  );
}
