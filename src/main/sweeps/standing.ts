import { addToFront } from '@core/search/front';
import { lossesOf } from '@core/search/objectives';
import type { Objective, Proposal } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';
import type { FrontRow } from '../storage/sweep-rows';
import { dataKeyOf } from './search';

/** What the trials that have ended make of their sweep. */
export interface Standing {
  /** Hash of the data that trials with such a proposal read; null where none has. */
  dataHash(proposal: Proposal): string | null;
  /** Remembers what data a trial read. */
  read(proposal: Proposal, hash: string | null): void;
  /** The front with a trial that ended; null where it does not change. */
  add(number: number, record: TrialRecord): readonly FrontRow[] | null;
}

export function createStanding(objectives: readonly Objective[], first: readonly FrontRow[]): Standing {
  let front = first;
  const hashes = new Map<string, string>();
  return {
    dataHash: (proposal) => hashes.get(dataKeyOf(proposal)) ?? null,
    read(proposal, hash) {
      const key = dataKeyOf(proposal);
      if (hash !== null && !hashes.has(key)) hashes.set(key, hash);
    },
    add(number, { state, values }) {
      const losses = state === 'done' ? lossesOf(objectives, values) : null;
      if (losses === null) return null;
      const next = addToFront<FrontRow>(front, { number, losses, values });
      front = next ?? front;
      return next;
    },
  };
}
