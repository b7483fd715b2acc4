import type { SplitName } from '@shared/runs';
import type { Fold } from '../validation/fold';
import type { Samples } from '../validation/samples';

/** The moments that rows of a side read: the places of the rows among the samples, and what each claims. */
export type ClaimOf = (samples: Samples, place: number) => readonly [from: number, to: number];

/** From the row's own moment to the last that its label reads. */
export const labelClaim: ClaimOf = ({ at, end }, place) => [at[place]!, end[place]!];

/** From the first moment of its window to the last of its label. */
export const wholeClaim: ClaimOf = ({ start, end }, place) => [start[place]!, end[place]!];

export interface Meeting {
  readonly sides: readonly [SplitName, SplitName];
  /** Rows of the first side that claim a moment which a row of the second claims. */
  readonly rows: number;
  /** The first such moment. */
  readonly moment: number;
}

export const sidePairs = [
  ['train', 'test'],
  ['validation', 'test'],
  ['train', 'validation'],
] as const satisfies readonly (readonly [SplitName, SplitName])[];

/** Where each row of the stack is among the samples. */
export function placesOf({ row }: Samples): ReadonlyMap<number, number> {
  return new Map(Array.from(row, (r, place) => [r, place]));
}

/** Pairs of sides of which rows claim the same moments. */
export function meetingsOf(
  samples: Samples,
  places: ReadonlyMap<number, number>,
  fold: Fold,
  claimOf: ClaimOf,
): readonly Meeting[] {
  const claims = (side: SplitName) =>
    Array.from(fold[side]).flatMap((row) => {
      const place = places.get(row);
      return place === undefined ? [] : [claimOf(samples, place)];
    });
  return sidePairs.flatMap((sides) => {
    const [own, others] = [claims(sides[0]), claims(sides[1])];
    const isClaimed = new Uint8Array(others.reduce((most, [, to]) => Math.max(most, to), -1) + 2);
    for (const [from, to] of others) isClaimed.fill(1, from, to + 1);
    const before = new Int32Array(isClaimed.length + 1); // moments claimed before each
    isClaimed.forEach((is, moment) => {
      before[moment + 1] = before[moment]! + is;
    });
    const upTo = (moment: number) => before[Math.min(Math.max(moment, 0), isClaimed.length)]!;
    const meeting = own.filter(([from, to]) => upTo(to + 1) > upTo(from));
    if (meeting.length === 0) return [];
    const [from] = meeting[0]!;
    return [{ sides, rows: meeting.length, moment: isClaimed.indexOf(1, from) }];
  });
}
