import type { ExperimentSpec } from '@shared/spec';
import type { Bars } from '../bars';
import { notAcrossBreaks } from '../labels/across-breaks';
import { directionLabels } from '../labels/direction';
import { classesOf, outcomesOf } from '../labels/outcomes';
import type { Loss } from '../lstm/losses';
import { SpecError } from '../spec/spec-error';
import type { SplitRows } from '../validation/chronological';
import { classCounts } from './class-weights';
import { inlineColumns, type OpenColumns } from './column-source';
import type { ExperimentData } from './experiment-data';
import { type FeatureColumns, withFeatures } from './feature-columns';
import { joinWarnings } from './join-warnings';
import { lossOf } from './loss';
import { type Market, marketOf } from './market';
import { scaledMatrix } from './scaled-matrix';
import { scalerWarnings } from './scaler';
import type { Scaler } from './scalers/definition';
import { rowsOfExperiment } from './split-rows';
import { fitTarget, standardise, type Target } from './target';
import { datasetWarnings } from './warnings';

/** Everything a model is trained and judged on. Rows are bar indices into `bars`. */
export interface PreparedDataset {
  /** Selected and, where asked, adjusted. */
  readonly bars: Bars;
  readonly featureNames: readonly string[];
  /** Features, scaled; NaN where one is undefined. No row's window reads a NaN. */
  readonly matrix: Float32Array; // [time, features]
  /** What the loss is given: 0 not up and 1 up, a class of `movementClasses`, or the standardised return; NaN where unknown. [time] */
  readonly labels: Float32Array;
  /** The same before standardising: classes, or log returns over the horizon. [time] */
  readonly outcomes: Float64Array;
  /** 1 where the close rises over the horizon, 0 where it does not, whatever the label is; NaN where unknown. [time] */
  readonly direction: Float32Array;
  readonly loss: Loss;
  /** How log returns became labels; null where labels are classes. */
  readonly target: Target | null;
  /** `unlabelled`: the latest bars, whose label is still in the future; they can be predicted, not judged. */
  readonly rows: SplitRows & { readonly unlabelled: Int32Array };
  /** What the scaler learnt from the training rows, by name. */
  readonly scaler: Scaler['fitted'];
  /** Bars left out between two neighbouring splits. */
  readonly purge: number;
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
  /** Sentences for the user. */
  readonly warnings: readonly string[];
}

/**
 * Turns stored bars into features, labels, rows and a scaler as the spec says. The scaler, the class weights and the mean and
 * deviation of returns see training rows only. Throws AppError `invalid` (mostly SpecError, with the fields at fault) where the data cannot
 * carry the spec.
 *
 * @param openColumns what computes the features: the bits are the same, whatever it is
 */
export function prepareDataset(
  spec: ExperimentSpec,
  data: ExperimentData,
  openColumns: OpenColumns = inlineColumns,
): PreparedDataset {
  const market = marketOf(spec.data, data);
  return withFeatures(market, spec.features, openColumns, (features) =>
    datasetOf(spec, data, market, features),
  );
}

function datasetOf(
  spec: ExperimentSpec,
  data: ExperimentData,
  market: Market,
  features: FeatureColumns,
): PreparedDataset {
  const { bars, breaks } = market;
  const outcomes = outcomesOf(spec.label, bars.close, breaks);
  const { rows, purge } = rowsOfExperiment(spec, features, outcomes, breaks);
  const learning = learningOf(spec, outcomes, rows.train);
  const { horizon } = spec.label;
  const direction = notAcrossBreaks(directionLabels(bars.close, horizon), horizon, breaks);

  const scaler = scaledMatrix(spec.scaler, features, rows.train);
  const constantFeatures = scaler.constant.map((f) => features.names[f]!);
  return {
    bars,
    featureNames: features.names,
    matrix: scaler.matrix,
    ...learning,
    outcomes,
    direction,
    rows,
    scaler: scaler.fitted,
    purge,
    warmUp: features.warmUp,
    warnings: [
      ...market.notes,
      ...datasetWarnings(spec, market, { outcomes, direction }, rows, constantFeatures),
      ...joinWarnings(spec, data, market),
      ...scalerWarnings(spec.scaler, scaler, features.names),
    ],
  };
}

/** Labels as the loss wants them, and the loss; both decided by the training rows. */
function learningOf(
  spec: ExperimentSpec,
  outcomes: Float64Array,
  training: Int32Array,
): Pick<PreparedDataset, 'labels' | 'loss' | 'target'> {
  if (spec.label.kind === 'return') {
    const target = fitTarget(outcomes, training);
    if (target === null) throw nothingToLearn('label.kind', training.length, 'the same return', longerPeriod);
    return { labels: standardise(outcomes, target), loss: lossOf(spec, []), target };
  }
  const labels = Float32Array.from(outcomes);
  const classes = classesOf[spec.label.kind];
  const counts = classCounts(labels, training, classes.length);
  const only = counts.indexOf(training.length);
  if (only >= 0) {
    const isFlat = classes[only] === 'flat';
    const advice = isFlat ? 'use a narrower band or a longer horizon' : longerPeriod;
    throw nothingToLearn(
      isFlat ? 'label.band' : 'label.kind',
      training.length,
      `the same label, ${classes[only]}`,
      advice,
    );
  }
  return { labels, loss: lossOf(spec, counts), target: null };
}

const longerPeriod = 'use a longer or another period';

function nothingToLearn(path: string, rows: number, what: string, advice: string): SpecError {
  return new SpecError([
    { path, message: `gives all ${rows} training rows ${what}: there is nothing to learn; ${advice}` },
  ]);
}
