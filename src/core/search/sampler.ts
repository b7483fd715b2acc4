import type { Proposal, SamplerKind, SamplerSettings } from '@shared/sweep-plan';
import type { Space } from './space';
import type { EndedTrial } from './trial';

/** What a sampler is made for. */
export interface Search {
  readonly space: Space;
  readonly settings: SamplerSettings;
  readonly seed: number;
  /** 1 or 2. */
  readonly objectives: number;
  /** As in the plan. */
  readonly lag: number;
}

/**
 * Says what the next trial is to be. Asked for trial n it has been told of exactly the trials 0 ... n - lag (none where that is negative), in
 * order and each once, and is given the proposals of those between, whose results it must not know. What it answers follows from the
 * search, n, what it was told and what is pending, and from nothing else: one made anew and told the same goes on the same.
 */
export interface Sampler {
  tell(ended: readonly EndedTrial[]): void;
  /** @param pending proposals of the trials n - lag + 1 ... n - 1, in order */
  ask(number: number, pending: readonly Proposal[]): Proposal;
}

/** One way to search, under its key. */
export interface SamplerKindOf {
  readonly key: SamplerKind;
  /** Whether what it proposes depends on what came of other trials. */
  readonly learns: boolean;
  /** Sentences about a search that it cannot make: CMA-ES without a number to move, two objectives for one that knows one. */
  faults(search: Omit<Search, 'seed' | 'lag'>): readonly string[];
  /** Proposals that there are in all; null without an end. */
  size(search: Omit<Search, 'seed' | 'lag'>): number | null;
  create(search: Search): Sampler;
}
