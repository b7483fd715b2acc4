import type { Proposal } from '@shared/sweep-plan';

/** A trial that has ended, as samplers and pruners hear of it. */
export interface EndedTrial {
  readonly number: number;
  readonly proposal: Proposal;
  /** Of the objectives, turned so that less is better; null where one of them is undefined, or the trial failed or was pruned. */
  readonly losses: readonly number[] | null;
  /** As in its record; both are empty of one that failed before it trained. */
  readonly epochLosses: readonly number[];
  readonly foldLosses: readonly number[];
  readonly isPruned: boolean;
}
