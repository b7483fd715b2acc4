import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { SpecError } from '../spec/spec-error';
import { type SplitRows, splitChronologically } from '../validation/chronological';
import type { FeatureColumns } from './feature-columns';
import { usableRows } from './windows';

/** Rows of an experiment, by split. Ascending bar indices. */
export interface ExperimentRows {
  readonly rows: SplitRows & { readonly unlabelled: Int32Array };
  /** Bars left out between two neighbouring splits. */
  readonly purge: number;
}

/**
 * Finds the rows that the features and the label are complete on, and splits them as the spec says. Throws SpecError where there are none,
 * or none for a split.
 *
 * @param outcomes of each bar, NaN where unknown [time]
 * @param breaks of the market: see `Market` [time]
 */
export function rowsOfExperiment(
  spec: ExperimentSpec,
  features: Pick<FeatureColumns, 'known' | 'warmUp'>,
  outcomes: Float64Array,
  breaks: Uint8Array | null = null,
): ExperimentRows {
  const { lookback } = spec.window;
  const { horizon } = spec.label;
  const usable = usableRows(features.known, outcomes, lookback, horizon, breaks);
  if (usable.labelled.length === 0)
    throw new SpecError([noRowsFault(spec, outcomes.length, features.warmUp)]);
  const split = splitChronologically(usable.labelled, spec.split, lookback, horizon);
  if (split.faults.length > 0) throw new SpecError(split.faults);
  return { rows: { ...split.rows, unlabelled: usable.unlabelled }, purge: split.purge };
}

function noRowsFault(spec: ExperimentSpec, bars: number, warmUp: number): SpecFault {
  const { lookback } = spec.window;
  const { horizon } = spec.label;
  const path = 'window.lookback';
  if (lookback > bars)
    return { path, message: `is longer than the data: ${lookback} bars asked, ${bars} there` };
  const needed = warmUp + lookback + horizon;
  if (needed > bars) {
    const parts = `${warmUp} for the slowest feature to warm up, ${lookback} for the window, ${horizon} for the label`;
    return {
      path,
      message: `does not fit the data: one row needs ${needed} bars (${parts}) and ${bars} are there`,
    };
  }
  const advice = 'shorten the lookback or remove the feature with the gaps';
  return {
    path,
    message: `finds no stretch of ${lookback} bars on which every feature has a value; ${advice}`,
  };
}
