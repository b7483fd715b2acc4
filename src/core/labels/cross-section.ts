import { ranksOf } from '../analysis/ranks';
import type { Labelled } from './labelled';

/** In the order of their numbers. */
export const crossSectionClasses = ['not above the median', 'above the median'] as const;

export interface CrossSection {
  /** For each row: its group, such as its date. Rows of a group need not stand together. [n] */
  readonly group: Int32Array;
  /** What rows of a group are compared by, such as the return over the horizon; NaN where unknown. [n] */
  readonly outcomes: Float64Array;
  /** Last moment that each outcome reads. [n] */
  readonly ends: Int32Array;
}

/**
 * 1 where a row's outcome is above the median of its group, else 0; NaN where it is unknown or fewer than `least` of the group are known.
 * Since the median reads all of them, each label ends where the last of its group does. Krauss, Do and Huck, "Deep neural networks,
 * gradient-boosted trees, random forests" (European Journal of Operational Research 259(2), 2017); so label
 * Fischer and Krauss (2018). [n]
 */
export function beatsMedianLabels(section: CrossSection, least = 2): Labelled {
  return labelGroups(section, least, (outcomes) => {
    const sorted = outcomes.toSorted();
    const half = sorted.length / 2;
    const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
    return outcomes.map((outcome) => (outcome > median ? 1 : 0));
  });
}

/** Rank of each row's outcome in its group, from 0 for the least to 1 for the largest, equals sharing the mean of theirs. [n] */
export function rankLabels(section: CrossSection, least = 2): Labelled {
  return labelGroups(section, least, (outcomes) => {
    if (outcomes.length === 1) return Float64Array.of(0.5);
    return ranksOf(outcomes).map((rank) => (rank - 1) / (outcomes.length - 1));
  });
}

function labelGroups(
  { group, outcomes, ends }: CrossSection,
  least: number,
  label: (outcomes: Float64Array) => Float64Array,
): Labelled {
  const values = new Float64Array(outcomes.length).fill(NaN);
  const lasts = group.slice();
  for (const members of knownMembers(group, outcomes)) {
    if (members.length < Math.max(1, least)) continue;
    const labels = label(Float64Array.from(members, (i) => outcomes[i]!));
    const last = members.reduce((latest, i) => Math.max(latest, ends[i]!), -Infinity);
    members.forEach((i, place) => {
      values[i] = labels[place]!;
      lasts[i] = last;
    });
  }
  return { values, ends: lasts };
}

/** Rows with a known outcome, by group. */
function knownMembers(group: Int32Array, outcomes: Float64Array): Iterable<readonly number[]> {
  const members = new Map<number, number[]>();
  for (let i = 0; i < group.length; i++) {
    if (!Number.isFinite(outcomes[i]!)) continue;
    const those = members.get(group[i]!);
    if (those === undefined) members.set(group[i]!, [i]);
    else those.push(i);
  }
  return members.values();
}
