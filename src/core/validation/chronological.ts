import { type SplitName, splitNames } from '@shared/runs';
import type { SpecFault } from '@shared/spec';
import type { ChronologicalSpec, SplitSpec } from '@shared/spec-split';

/** Bar indices in ascending order. A row t stands for the bars t - lookback + 1 ... t and the label of t. */
export type SplitRows = { readonly [K in SplitName]: Int32Array };

export interface ChronologicalSplit {
  readonly rows: SplitRows;
  /** Bars left out between two neighbours. */
  readonly purge: number;
  readonly faults: readonly SpecFault[];
}

/**
 * Cuts labelled rows in time order: train, then validation, then test, by their shares of the rows. Rows are then
 * dropped from the end of the earlier of two neighbours until at least `purge` bars lie between its last row and the
 * next one's first. With `auto`, lookback - 1 + horizon, no bar is read on both sides, neither by a window nor by a
 * label; with an explicit purge of at least `horizon` windows may reach back over the edge, labels never across it.
 * Lopez de Prado, "Advances in Financial Machine Learning" (2018), section 7.4.1.
 *
 * @param labelled ascending bar indices whose window is complete and whose label is known
 */
export function splitChronologically(
  labelled: Int32Array,
  split: ChronologicalSpec,
  lookback: number,
  horizon: number,
): ChronologicalSplit {
  const purge = purgeBars(split, lookback, horizon);
  const firstValidation = Math.round(labelled.length * split.train);
  const firstTest = Math.round(labelled.length * (split.train + split.validation));
  const validationEdge = labelled[firstValidation] ?? Infinity;
  const testEdge = labelled[firstTest] ?? Infinity;
  const shares = {
    train: labelled.subarray(0, firstValidation),
    validation: labelled.subarray(firstValidation, firstTest),
    test: labelled.subarray(firstTest),
  };
  const rows = {
    train: upTo(shares.train, Math.min(validationEdge, testEdge) - purge),
    validation: upTo(shares.validation, testEdge - purge),
    test: shares.test.slice(),
  };
  const empty = splitNames.filter((name) => rows[name].length === 0);
  return {
    rows,
    purge,
    faults: [
      ...purgeFaults(split, horizon),
      ...empty.map((name) => emptyFault(name, split, shares[name].length, labelled.length, purge)),
    ],
  };
}

/** Bars between two neighbours that the split asks for. */
export function purgeBars(split: SplitSpec, lookback: number, horizon: number): number {
  return split.purge === 'auto' ? lookback - 1 + horizon : split.purge;
}

/** A purge shorter than the horizon lets the last labels of one split look into the next. */
export function purgeFaults(split: SplitSpec, horizon: number): readonly SpecFault[] {
  if (split.purge === 'auto' || split.purge >= horizon) return [];
  const message = `must be "auto" or at least the label horizon of ${horizon}, not ${split.purge}: labels would cross the edge between two splits`;
  return [{ path: 'split.purge', message }];
}

/** The rows before the bar `edge`. */
function upTo(rows: Int32Array, edge: number): Int32Array {
  let count = rows.length;
  while (count > 0 && rows[count - 1]! >= edge) count--;
  return rows.slice(0, count);
}

function emptyFault(
  name: SplitName,
  split: ChronologicalSpec,
  share: number,
  all: number,
  purge: number,
): SpecFault {
  const path = `split.${name}`;
  if (share === 0) {
    return {
      path,
      message: `leaves the ${name} split without rows: ${split[name]} of ${all} usable rows is none`,
    };
  }
  const advice = 'use more data, a larger share, a shorter lookback or a smaller purge';
  const message = `leaves the ${name} split without rows: it gets ${share} of ${all} usable rows and the purge of ${purge} bars takes them all; ${advice}`;
  return { path, message };
}
