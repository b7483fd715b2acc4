import { lossDifferences, timesOf } from './measure-shape.mjs';
import { problemOf } from './problem.mjs';
import { timeInTurn } from './rounds.mjs';

/**
 * A row of the graphics card's report: milliseconds a step by name of the contestant, null where one is missing, and how far first
 * losses are from the native device's. `together` is one update of each of `models` models at once.
 */
export async function measureGpuShape(shape, models, { native, webgpu, peer }) {
  const problem = problemOf(shape);
  const ours = await native.open(problem);
  const one = webgpu && (await webgpu.openOne(problem));
  const theirs = peer && (await peer.open(problem, ours.weights));
  const alone = await timed([ours, one, theirs]);
  one?.close();
  const many = webgpu && (await webgpu.openMany(problem, models));
  const together = await timed([many]);
  many?.close();
  ours.close();
  return {
    ...shape,
    models,
    native: timesOf(alone, ours),
    webgpu: one && alone.get(one.contestants[0]),
    peer: theirs && timesOf(alone, theirs),
    together: many && together.get(many.contestants[0]),
    lossDifference: {
      ...(one && lossDifferences(ours.losses, { webgpu: one.losses })),
      ...(theirs && lossDifferences(ours.losses, theirs.losses)),
    },
  };
}

function timed(opened) {
  return timeInTurn(opened.flatMap((one) => one?.contestants ?? []));
}
