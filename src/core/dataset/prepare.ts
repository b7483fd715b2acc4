import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { Bars, StoredBars } from '../bars';
import { directionLabels } from '../labels/direction';
import { SpecError } from '../spec/spec-error';
import { type SplitRows, splitChronologically } from '../validation/chronological';
import { adjustBars, selectPeriod } from './bars';
import { classCounts, classWeightsOf } from './class-weights';
import { computeFeatureMatrix, type FeatureMatrix } from './feature-matrix';
import { fitScaler, identityScaler, type Scaler, scale } from './scaler';
import { datasetWarnings } from './warnings';
import { type UsableRows, usableRows } from './windows';

/** Everything a model is trained and judged on. Rows are bar indices into `bars`. */
export interface PreparedDataset {
  /** Selected and, where asked, adjusted. */
  readonly bars: Bars;
  readonly featureNames: readonly string[];
  readonly raw: Float64Array; // [time, features]
  /** Scaled; NaN where `raw` is. No row's window reads a NaN. */
  readonly matrix: Float32Array; // [time, features]
  readonly labels: Float32Array; // [time], 0, 1, or NaN where unknown
  /** `unlabelled`: the latest bars, whose label is still in the future; they can be predicted, not judged. */
  readonly rows: SplitRows & { readonly unlabelled: Int32Array };
  readonly scaler: Pick<Scaler, 'mean' | 'sd'>;
  /** Bars left out between two neighbouring splits. */
  readonly purge: number;
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
  /** Weight of the loss of rows labelled 0 and 1. */
  readonly classWeights: readonly [number, number];
  /** Sentences for the user. */
  readonly warnings: readonly string[];
}

/**
 * Turns stored bars into features, labels, rows and a scaler as the spec says. The scaler and the class weights see
 * training rows only. Throws AppError `invalid` (mostly SpecError, with the fields at fault) where the data cannot
 * carry the spec.
 */
export function prepareDataset(spec: ExperimentSpec, stored: StoredBars): PreparedDataset {
  const bars = selectPeriod(adjustBars(stored, spec.data.prices), spec.data.from, spec.data.to);
  const features = computeFeatureMatrix(bars, spec.features);
  const labels = directionLabels(bars.close, spec.label.horizon);
  const usable = usableRows(features.raw, labels, spec.window.lookback, spec.label.horizon);
  requireRows(spec, bars, features, usable);

  const split = splitChronologically(usable.labelled, spec.split, spec.window.lookback, spec.label.horizon);
  if (split.faults.length > 0) throw new SpecError(split.faults);
  const { rows } = split;
  const counts = classCounts(labels, rows.train);
  requireBothClasses(counts);

  const width = features.names.length;
  const scaler =
    spec.scaler.kind === 'zscore' ? fitScaler(features.raw, width, rows.train) : identityScaler(width);
  const constantFeatures = scaler.constant.map((f) => features.names[f]!);
  return {
    bars,
    featureNames: features.names,
    raw: features.raw,
    matrix: scale(features.raw, scaler),
    labels,
    rows: { ...rows, unlabelled: usable.unlabelled },
    scaler: { mean: scaler.mean, sd: scaler.sd },
    purge: split.purge,
    warmUp: features.warmUp,
    classWeights: classWeightsOf(spec.training.classWeights, counts),
    warnings: datasetWarnings(spec, bars, labels, rows, constantFeatures),
  };
}

function requireRows(spec: ExperimentSpec, bars: Bars, features: FeatureMatrix, usable: UsableRows): void {
  if (usable.labelled.length > 0) return;
  throw new SpecError([noRowsFault(spec, bars.time.length, features.warmUp)]);
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

function requireBothClasses([downs, ups]: readonly [number, number]): void {
  if (downs > 0 && ups > 0) return;
  const message = `gives all ${downs + ups} training rows the same label, ${ups > 0 ? 'up' : 'not up'}: there is nothing to learn; use a longer or another period`;
  throw new SpecError([{ path: 'label.kind', message }]);
}
