import type { HeldTrial } from './held-trial';

/** What becomes of trials whose process vanished. Nobody's trial fails for what ended several processes, or for one that none can survive. */
export interface Losses {
  /** A process vanished with these in it. */
  add(trials: readonly HeldTrial[], code: number | null): void;
  /** A trial ended: processes can be kept alive. */
  ended(): void;
  /** Nothing but what is held here may be left to be made. */
  settle(): void;
  /** Takes a trial out of it; false where it is not here. */
  take(trial: HeldTrial): boolean;
  /** Takes out all of them. */
  drop(): readonly HeldTrial[];
}

interface LossHooks {
  /** To be begun anew. */
  again(trials: readonly HeldTrial[]): void;
  /** It is this trial that takes its process with it. */
  fail(trial: HeldTrial, code: number | null): void;
  /** Processes cannot be kept alive: they ended so often since any trial ended. */
  giveUp(times: number, code: number | null): void;
  /** Whether any other trial is under way or waits. */
  hasOthers(): boolean;
}

/** Processes that vanish within so many milliseconds were ended by the same thing, not by what each of them was making. */
const togetherMs = 300;

/** Processes that a trial takes with it, alone, before it waits for another to end well; after that it has one more. */
const mostLost = 4;

/** Times that processes vanish for no trial's sake, and trials that wait in doubt, since any trial ended. */
const mostUnexplained = 4;
const mostDoubted = 3;

export function createLosses(hooks: LossHooks): Losses {
  let fresh: { readonly trials: readonly HeldTrial[]; readonly code: number | null }[] = [];
  let doubted: HeldTrial[] = [];
  let [deaths, unexplained, failed] = [0, 0, 0];
  let lastCode: number | null = null;

  const judge = (): void => {
    const losses = fresh;
    fresh = [];
    if (losses.length === 0) return;
    const trials = losses.flatMap((loss) => loss.trials);
    const begun = trials.filter(({ hasBegun }) => hasBegun);
    const [only] = begun;
    if (losses.length > 1 || begun.length !== 1 || only === undefined) {
      // Which of several in one process it was shows once each has one to itself.
      if (losses.length === 1) for (const trial of begun) trial.isSuspect = true;
      if (++unexplained >= mostUnexplained) hooks.giveUp(deaths, lastCode);
      hooks.again(trials);
      return;
    }
    only.lost++;
    if (only.lost > mostLost) hooks.fail(only, lastCode);
    if (only.lost === mostLost) doubted.push(only);
    hooks.again(trials.filter((trial) => trial !== only || trial.lost < mostLost));
    settle();
  };
  /** One in doubt waits for another to show that it can be done; where there is no other, only the first to die so is to blame. */
  const settle = (): void => {
    if (doubted.length === 0) return;
    const isAlone = fresh.length === 0 && !hooks.hasOthers();
    if (doubted.length + failed >= (isAlone ? 2 : mostDoubted)) hooks.giveUp(deaths, lastCode);
    else if (isAlone) {
      failed++;
      for (const trial of doubted.splice(0)) hooks.fail(trial, lastCode);
    }
  };

  return {
    settle,
    add(trials, code) {
      deaths++;
      lastCode = code;
      fresh.push({ trials, code });
      if (fresh.length === 1) setTimeout(judge, togetherMs);
    },
    ended() {
      [deaths, unexplained, failed] = [0, 0, 0];
      const tryOnceMore = doubted;
      doubted = [];
      hooks.again(tryOnceMore);
    },
    take(trial) {
      const at = doubted.indexOf(trial);
      if (at >= 0) doubted.splice(at, 1);
      const lost = fresh.find(({ trials }) => trials.includes(trial));
      if (lost !== undefined)
        fresh = fresh.map((loss) => ({ ...loss, trials: loss.trials.filter((one) => one !== trial) }));
      return at >= 0 || lost !== undefined;
    },
    drop() {
      const all = [...fresh.flatMap(({ trials }) => trials), ...doubted];
      [fresh, doubted] = [[], []];
      return all;
    },
  };
}
