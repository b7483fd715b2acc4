import type { Proposal } from '@shared/sweep-plan';
import { crowdingOf, frontsOf } from './fronts';

export interface Candidate {
  readonly number: number;
  readonly proposal: Proposal;
  readonly losses: readonly number[];
}

/** One that may have children, with what it is judged by. */
export interface Parent extends Candidate {
  readonly front: number;
  readonly crowding: number;
}

/** The best of a population, front by front, of the last the loneliest: the better first. */
export function survivorsOf(candidates: readonly Candidate[], most: number): readonly Parent[] {
  const fronts = frontsOf(candidates.map(({ losses }) => losses));
  const byFront = new Map<number, Candidate[]>();
  candidates.forEach((candidate, k) => {
    const members = byFront.get(fronts[k]!);
    if (members === undefined) byFront.set(fronts[k]!, [candidate]);
    else members.push(candidate);
  });
  const parents: Parent[] = [];
  for (let front = 0; parents.length < most && byFront.has(front); front++)
    parents.push(...judged(byFront.get(front)!, front));
  return parents.slice(0, most);
}

function judged(members: readonly Candidate[], front: number): readonly Parent[] {
  const crowding = crowdingOf(members.map(({ losses }) => losses));
  return members
    .map((member, k) => ({ ...member, front, crowding: crowding[k]! }))
    .sort((a, b) => (a.crowding === b.crowding ? a.number - b.number : b.crowding - a.crowding));
}

/** Whether the first is to have children rather than the second: nearer the front, or else lonelier. */
export function isFitter(a: Parent, b: Parent): boolean {
  return a.front < b.front || (a.front === b.front && a.crowding > b.crowding);
}
