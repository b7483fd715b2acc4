import { type SplitSegment, segmentRoles } from '@shared/run-report';

export type SegmentRole = SplitSegment['role'];

/** One fold to be drawn. */
export interface SplitRow {
  readonly id: number;
  /** Beside the row, short: `12`. */
  readonly label: string;
  /** Where it is spoken of: `Fold 12`. */
  readonly title: string;
  /** In order of time, one after the other. */
  readonly segments: readonly SplitSegment[];
  /** It cannot be trained, and is drawn faintly. */
  readonly isFlawed?: boolean;
}

export const roleWords: Readonly<Record<SegmentRole, string>> = {
  train: 'Training',
  validation: 'Validation',
  test: 'Test',
  purged: 'Purged',
  embargoed: 'Embargoed',
  unused: 'Not used',
};

/** From the first moment of all folds to the last. */
export function spanOf(rows: readonly SplitRow[]): { readonly from: number; readonly to: number } {
  const starts = rows.flatMap(({ segments }) => segments[0]?.from ?? []);
  const ends = rows.flatMap(({ segments }) => segments.at(-1)?.to ?? []);
  return {
    from: starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    to: ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
}

/** The roles that some fold has, in the order of a legend. */
export function rolesIn(rows: readonly SplitRow[]): readonly SegmentRole[] {
  const found = new Set(rows.flatMap(({ segments }) => segments.map(({ role }) => role)));
  return segmentRoles.filter((role) => role !== 'unused' && found.has(role));
}

/** Pixels: few folds get room, many of them still fit a screen. */
export function rowHeightFor(folds: number): number {
  if (folds <= 8) return 20;
  if (folds <= 24) return 14;
  return folds <= 60 ? 8 : Math.max(2, Math.floor(500 / folds));
}

/** Place of the stretch that holds a moment, or of the last one before it; null where none is drawn there. */
export function segmentAt(segments: readonly SplitSegment[], moment: number): number | null {
  const place = segments.findLastIndex(({ from }) => from <= moment);
  return place === -1 || segments[place]?.role === 'unused' ? null : place;
}

const DAY_MS = 86_400_000;

/** A day where all times are whole days, else a minute: how fine times are to be written. */
export function intervalOfRows(rows: readonly SplitRow[]): number {
  const isDaily = rows.every(({ segments }) =>
    segments.every(({ from, to }) => from % DAY_MS === 0 && to % DAY_MS === 0),
  );
  return isDaily ? DAY_MS : 60_000;
}
