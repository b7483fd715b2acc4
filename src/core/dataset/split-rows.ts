import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { Labelled } from '../labels/labelled';
import { isToldByFold } from '../labels/outcomes';
import { SpecError } from '../spec/spec-error';
import type { SplitRows } from '../validation/chronological';
import type { Fold } from '../validation/fold';
import { type SplitSamples, splitSamples } from '../validation/split-samples';
import { nothingToLearn } from './learning';
import type { PanelLayout } from './panel/layout';
import { type Part, type StackRows, stackRowsOf } from './stack';

/** Rows of an experiment, by fold. Row numbers of the stack; of one series its bar indices. */
export interface ExperimentRows extends StackRows {
  readonly split: SplitSamples;
  /** Of the newest fold that can be trained: the model that speaks of tomorrow. */
  readonly rows: SplitRows & { readonly unlabelled: Int32Array };
  /** Place of that fold. */
  readonly newest: number;
  /** Bars left out between two neighbouring splits. */
  readonly purge: number;
}

/**
 * Finds the rows that the features and the label are complete on, and splits them as the spec says. A fold whose training rows are all
 * alike is flawed. Throws SpecError where there are no rows, or none for a split, or no fold can be trained.
 *
 * @param warmUp bars that the slowest feature needs
 */
export function rowsOfExperiment(
  spec: ExperimentSpec,
  parts: readonly Part[],
  layout: PanelLayout | null,
  labels: Labelled,
  warmUp: number,
): ExperimentRows {
  const stack = stackRowsOf(spec, parts, layout, labels);
  if (stack.samples.row.length === 0) {
    const bars = Math.max(...parts.map(({ known }) => known.length));
    throw new SpecError([noRowsFault(spec, bars, warmUp, labels.values.some(hasValue))]);
  }
  const split = splitSamples(spec, stack.samples, stack.dayOf);
  if (split.faults.length > 0) throw new SpecError(split.faults);
  const folds = split.folds.map((fold, f) => withFlawOfLabels(spec, fold, f, labels.values));
  const newest = folds.findLastIndex(({ flaw }) => flaw === null);
  if (newest < 0) throw new SpecError([faultOfAll(spec, folds[0]!, labels.values)]);
  const { train, validation, test } = folds[newest]!;
  const unlabelled = notBefore(test[0]!, stack.unlabelled, layout);
  return {
    ...stack,
    unlabelled,
    split: { ...split, folds },
    rows: { train, validation, test, unlabelled },
    newest,
    purge: split.purge,
  };
}

/** A series of a panel that ended long ago has its latest rows among those that others are trained on. */
function notBefore(first: number, rows: Int32Array, layout: PanelLayout | null): Int32Array {
  return layout === null ? rows : rows.filter((row) => layout.date[row]! >= layout.date[first]!);
}

/** Nothing can be learnt where all training rows are alike; the other folds can be trained all the same. */
function withFlawOfLabels(spec: ExperimentSpec, fold: Fold, f: number, outcomes: Float64Array): Fold {
  // Labels that hang on the fold are known, and tried, once it is taught.
  if (fold.flaw !== null || isToldByFold(spec.label)) return fold;
  const fault = nothingToLearn(spec, outcomes, fold.train);
  return fault === null ? fold : { ...fold, flaw: `Fold ${f + 1}: ${fault.path} ${fault.message}.` };
}

function faultOfAll(spec: ExperimentSpec, fold: Fold, outcomes: Float64Array): SpecFault {
  const isKnown = fold.train.length > 0 && !isToldByFold(spec.label);
  const fault = isKnown ? nothingToLearn(spec, outcomes, fold.train) : null;
  return fault ?? { path: 'split', message: `leaves no fold to train on. ${fold.flaw}` };
}

const hasValue = (value: number) => !Number.isNaN(value);

function noRowsFault(spec: ExperimentSpec, bars: number, warmUp: number, hasLabels: boolean): SpecFault {
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
  if (!hasLabels)
    return {
      path: 'label.kind',
      message: `says ${spec.label.kind}, which has no value on any bar: the price stands still, or has too many gaps; use another period or series`,
    };
  const advice = 'shorten the lookback or remove the feature with the gaps';
  return {
    path,
    message: `finds no stretch of ${lookback} bars on which every feature has a value; ${advice}`,
  };
}
