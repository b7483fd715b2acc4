import type { Proposal } from '@shared/sweep-plan';
import { type CourseEnd, createEndings } from './endings';
import type { Pruner, PruningRule } from './pruner';
import type { Sampler } from './sampler';
import type { EndedTrial } from './trial';

/** A trial that has ended, with what a search may end by. */
export interface CourseTrial extends EndedTrial {
  /** Why it failed; null of one that did not. */
  readonly failure: string | null;
}

/** A trial that may begin. */
export interface NextTrial {
  readonly number: number;
  readonly proposal: Proposal;
  readonly rule: PruningRule;
}

export interface CourseParts {
  readonly sampler: Sampler;
  readonly pruner: Pruner;
  readonly lag: number;
  /** Trials without a better one that end it; null without an end. */
  readonly patience: number | null;
  /** Trials before this number neither use up patience nor count as failures. */
  readonly since: number;
}

/**
 * The order in which a search makes its trials. Trial n may begin once the trials 0 ... n - lag have ended, and is proposed from these alone,
 * told in order; so the same trials are made however many work on them, in whatever order they end, and whenever the search was broken off.
 */
export interface Course {
  /** Takes in a trial that has ended, in any order; each once. */
  end(trial: CourseTrial): void;
  /** A proposal that was made before the search was broken off: its trial is begun anew with it. */
  propose(number: number, proposal: Proposal): void;
  /**
   * The next trial to begin, in order of numbers, and from then on under way; null where none may begin before another ends.
   *
   * @param limit trials to be made in all, besides what `end` says
   */
  next(limit: number): NextTrial | null;
  /** Why it is over, judged over the trials 0 ... n that have all ended, in order; null while it is not. */
  ending(): CourseEnd | null;
  /** How many trials from the first have all ended. */
  prefix(): number;
}

export function createCourse({ sampler, pruner, lag, patience, since }: CourseParts): Course {
  const endings = createEndings({ lag, patience, since });
  /** Ended, and not told yet or above the prefix. */
  const waiting = new Map<number, CourseTrial>();
  /** Of trials that are not told yet. */
  const proposals = new Map<number, Proposal>();
  let prefix = 0;
  let told = 0;
  let cursor = 0;

  const tellUpTo = (end: number): void => {
    const ended: CourseTrial[] = [];
    for (; told < end; told++) {
      ended.push(waiting.get(told)!);
      waiting.delete(told);
      proposals.delete(told);
    }
    if (ended.length === 0) return;
    sampler.tell(ended);
    pruner.tell(ended);
  };
  const ask = (number: number): Proposal => {
    const pending: Proposal[] = [];
    for (let other = told; other < number; other++) pending.push(proposals.get(other)!);
    return sampler.ask(number, pending);
  };

  return {
    end(trial) {
      waiting.set(trial.number, trial);
      proposals.set(trial.number, trial.proposal);
      for (let ended = waiting.get(prefix); ended !== undefined; ended = waiting.get(prefix)) {
        endings.judge(ended);
        prefix++;
      }
      // Whatever is asked for next has at least this number, and learns from these.
      tellUpTo(prefix - lag + 1);
    },
    propose(number, proposal) {
      proposals.set(number, proposal);
    },
    next(limit) {
      while (cursor < prefix || waiting.has(cursor)) cursor++;
      if (cursor >= Math.min(limit, endings.limit(), prefix + lag)) return null;
      const number = cursor++;
      tellUpTo(number - lag + 1);
      const proposal = proposals.get(number) ?? ask(number);
      proposals.set(number, proposal);
      return { number, proposal, rule: pruner.rule(number) };
    },
    ending: endings.ending,
    prefix: () => prefix,
  };
}
