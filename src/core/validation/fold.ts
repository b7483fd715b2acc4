import type { SpecFault } from '@shared/spec';
import type { SplitRows } from './chronological';
import type { Separation } from './reach';

/**
 * Rows to train on, to stop training by, and to judge; each in order of time. Columns may share memory with those of the samples: copy
 * one before it is handed to another process.
 */
export interface Fold extends SplitRows {
  /** Rows left out because they read what test or validation rows read. */
  readonly purged: Int32Array;
  /** Rows left out because they follow the test too closely. */
  readonly embargoed: Int32Array;
  /** Why nothing can be trained here, as a sentence; its test rows then have no forecast. Null where all is well. */
  readonly flaw: string | null;
}

/** Folds in order of their test rows. None where there are faults. */
export interface Split {
  readonly folds: readonly Fold[];
  readonly faults: readonly SpecFault[];
}

/** How much of the end of what may train is kept for validation instead: a share of its moments, or so many of them. 0 is none. */
export type ValidationPart =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'bars'; readonly bars: number };

/** What all splitters are told. */
export interface FoldSettings extends Separation {
  readonly validation: ValidationPart;
  /** A fold with fewer rows to train on is left out. */
  readonly minTrain: number;
}

/** A split that cannot be made. */
export function refusedSplit(faults: readonly SpecFault[]): Split {
  return { folds: [], faults };
}

/** The folds, or the first one's flaw as a fault where all of them have one. */
export function splitOf(folds: readonly Fold[]): Split {
  const { flaw } = folds[0]!;
  if (flaw === null || folds.some((fold) => fold.flaw === null)) return { folds, faults: [] };
  return refusedSplit([{ path: 'split', message: `leaves no fold to train on. ${flaw}` }]);
}
