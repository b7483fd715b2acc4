import type { ExperimentData } from '@core/dataset/experiment-data';
import { type PreparedExperiment, prepareExperiment } from '@core/dataset/prepare';
import type { ExperimentSpec } from '@shared/spec';
import { createByteLru } from '../../exploring/byte-lru';
import { type FoldData, foldData } from '../models/fold-data';
import type { ColumnsOf } from './kept-columns';

/** What the models of a fold learn from, whatever they are like: without rows to be tested, and without what a model's options say. */
export type TrialFold = Omit<FoldData, 'options'>;

/** An experiment of a trial on its data, with the folds that its models learn from. */
export interface PreparedTrial {
  readonly experiment: PreparedExperiment;
  /** Of the experiment's fold. @throws AppError `invalid` where it cannot be trained */
  fold(place: number): TrialFold;
}

/** Prepares trials, and keeps what several of them have in common: most differ in their model and training alone. */
export interface TrialPreparer {
  /** @param dataHash of the content of `data` */
  prepare(spec: ExperimentSpec, data: ExperimentData, dataHash: string): PreparedTrial;
}

export function createTrialPreparer(limitBytes: number, columnsOf: ColumnsOf): TrialPreparer {
  const experiments = createByteLru<PreparedExperiment>(limitBytes / 2, bytesOfExperiment);
  const folds = createByteLru<TrialFold>(limitBytes / 2, ({ matrix, labels, train, validation }) =>
    [matrix, labels, train, validation].reduce((sum, { byteLength }) => sum + byteLength, 0),
  );
  return {
    prepare(spec, data, dataHash) {
      const key = `${dataHash} ${preparationOf(spec)}`;
      const kept = experiments.get(key, () =>
        prepareExperiment(spec, data, columnsOf(`${dataHash} ${JSON.stringify(spec.data)}`)),
      );
      return {
        experiment: { ...kept, spec },
        fold: (place) => folds.get(`${key} ${place}`, () => trialFold(spec, kept, place)),
      };
    },
  };
}

/** The fields that `prepareExperiment` reads, and no others; `test/main/jobs/sweeps/prepared.test.ts` holds it to that. */
export function preparationOf(spec: ExperimentSpec): string {
  const { data, features, label, window, scaler, split, seed } = spec;
  const { loss, huberDelta, quantiles, classWeights, labelSmoothing } = spec.training;
  const learning = { loss, huberDelta, quantiles, classWeights, labelSmoothing };
  return JSON.stringify({ data, features, label, window, scaler, split, seed, learning });
}

const nothing = new Int32Array(0);

function trialFold(spec: ExperimentSpec, experiment: PreparedExperiment, place: number): TrialFold {
  const dataset = experiment.dataset(place);
  const { train, validation } = dataset.rows;
  const untested = { ...dataset, rows: { train, validation, test: nothing, unlabelled: nothing } };
  return foldData(spec, untested, { isNewest: false, isShared: false });
}

/** Labels and rows of the stack, and its features as they are kept for several folds, or scaled for the newest. */
function bytesOfExperiment({ labelled, featureNames }: PreparedExperiment): number {
  return labelled.values.length * (featureNames.length * 12 + 64);
}
