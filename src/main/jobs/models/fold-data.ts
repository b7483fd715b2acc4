import type { TrainerOptions, TrainingData } from '@compute/device';
import { trainerOptions } from '@compute/training/options';
import type { PreparedDataset } from '@core/dataset/prepare';
import { noChangeLabel } from '@core/dataset/target';
import { rowsToPredict } from '@core/evaluation/split-predictions';
import type { SplitName } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';

/**
 * What the models of a fold learn from: of the stack only the stretch that its rows read. Rows are places in `matrix`. Where threads train,
 * everything lies in memory that they share, so a fold is held once, however many they are.
 */
export interface FoldData extends TrainingData {
  readonly fold: number;
  /** But for the seed, which is each model's own. */
  readonly options: TrainerOptions;
  readonly noChange: number;
  readonly train: Int32Array;
  readonly validation: Int32Array;
  /** Rows to ask a trained model about. Of the training rows only the newest fold's, whose figures are shown. */
  readonly asked: Readonly<Record<SplitName, Int32Array>>;
}

export interface FoldUse {
  /** Whether it is the fold whose training rows are judged too. */
  readonly isNewest: boolean;
  /** Whether threads read it. Other processes cannot: what is shared reaches none. */
  readonly isShared: boolean;
}

export function foldData(
  spec: ExperimentSpec,
  dataset: PreparedDataset,
  { isNewest, isShared }: FoldUse,
): FoldData {
  const hold = isShared ? share : <T extends Float32Array | Int32Array>(values: T) => values.slice() as T;
  const { train, validation, test } = rowsToPredict(dataset);
  const width = dataset.featureNames.length;
  const rows = [train, validation, test];
  const first = Math.min(...rows.map(leastOf)) - spec.window.lookback + 1;
  const end = Math.max(...rows.map(greatestOf)) + 1;
  const place = (those: Int32Array) => hold(those.map((row) => row - first));
  const asked = {
    train: place(isNewest ? train : nothing),
    validation: place(validation),
    test: place(test),
  };
  return {
    fold: dataset.fold,
    matrix: hold(dataset.matrix.subarray(first * width, end * width)),
    labels: hold(dataset.labels.subarray(first, end)),
    options: trainerOptions(spec, dataset),
    noChange: noChangeLabel(dataset.target),
    train: isNewest ? asked.train : place(train),
    validation: asked.validation,
    asked,
  };
}

const nothing = new Int32Array(0);

/** A loop, since a spread of a million rows overflows the stack. */
function leastOf(rows: Int32Array): number {
  return rows.reduce((least, row) => Math.min(least, row), Number.POSITIVE_INFINITY);
}

function greatestOf(rows: Int32Array): number {
  return rows.reduce((greatest, row) => Math.max(greatest, row), Number.NEGATIVE_INFINITY);
}

function share<T extends Float32Array | Int32Array>(values: T): T {
  const shared = new SharedArrayBuffer(values.byteLength);
  const copy = values instanceof Float32Array ? new Float32Array(shared) : new Int32Array(shared);
  copy.set(values);
  return copy as T;
}
