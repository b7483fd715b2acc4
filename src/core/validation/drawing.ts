import type { Fold } from './fold';
import { momentsOf, type Samples } from './samples';

/** What a stretch of time is in a fold; `unused` is before what trains, or after the test. */
export type SegmentRole = 'train' | 'validation' | 'test' | 'purged' | 'embargoed' | 'unused';

/** Neighbouring moments of one role: from the first to the last of them, both inclusive. */
export interface Segment {
  readonly role: SegmentRole;
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** In order of how a moment is called whose rows have several roles, as dates of a panel may at an edge. */
const byWeight = ['unused', 'embargoed', 'purged', 'train', 'validation', 'test'] as const;

/**
 * What a fold does with time, to be drawn: a handful of stretches, whatever the number of rows. Moments without rows belong to none.
 */
export function segmentsOf(samples: Samples, fold: Omit<Fold, 'flaw'>): readonly Segment[] {
  const roles = rolesOf(samples, fold);
  const begins = momentsOf(samples);
  const segments: { role: SegmentRole; from: number; to: number; rows: number }[] = [];
  for (let m = 0; m + 1 < begins.length; m++) {
    let weight = 0;
    for (let i = begins[m]!; i < begins[m + 1]!; i++) weight = Math.max(weight, roles[i]!);
    const role = byWeight[weight]!;
    const moment = samples.at[begins[m]!]!;
    const rows = begins[m + 1]! - begins[m]!;
    const last = segments.at(-1);
    if (last?.role === role) {
      last.to = moment;
      last.rows += rows;
    } else segments.push({ role, from: moment, to: moment, rows });
  }
  return segments;
}

/** Role of each sample, as its place in `byWeight`: the rows of a fold are in the samples' order. [n] */
function rolesOf({ row }: Samples, fold: Omit<Fold, 'flaw'>): Uint8Array {
  const roles = new Uint8Array(row.length);
  byWeight.forEach((role, weight) => {
    if (role === 'unused') return;
    const rows = fold[role];
    for (let i = 0, next = 0; i < row.length && next < rows.length; i++)
      if (row[i] === rows[next]) {
        roles[i] = weight;
        next++;
      }
  });
  return roles;
}
