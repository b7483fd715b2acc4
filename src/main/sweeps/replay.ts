import { setImmediate as turn } from 'node:timers/promises';
import { readTrials } from '../storage/sweep-trials';
import type { Sweeping } from './parts';
import { courseTrial, type Search } from './search';
import type { Standing } from './standing';

/** Trials that are read at once, so that main answers meanwhile. */
const slice = 50;

/** Tells a search of the trials that its sweep has stored, until the signal says that it is over. @returns how many have ended */
export async function replay(
  { workspace: { db }, id }: Sweeping,
  { course, plan }: Search,
  standing: Standing,
  signal: AbortSignal,
): Promise<number> {
  let ended = 0;
  for (let from = 0; !signal.aborted; ) {
    const trials = readTrials(db, id, from, slice);
    for (const trial of trials) {
      if (trial.record === null) course.propose(trial.number, trial.proposal);
      else {
        course.end(courseTrial(plan.objectives, trial, trial.record));
        standing.read(trial.proposal, trial.record.dataHash);
        ended++;
      }
    }
    if (trials.length < slice) break;
    from = trials.at(-1)!.number + 1;
    await turn();
  }
  return ended;
}
