import type { AuditSubject, AuditTools } from '@core/audit/check';
import type { StoredBars } from '@core/bars';
import { inlineColumns, type OpenColumns } from '@core/dataset/column-source';
import type { ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import { type PreparedDataset, type PreparedExperiment, prepareExperiment } from '@core/dataset/prepare';
import { evaluateExperiment, type ModelOutputs } from '@core/evaluation/evaluate-experiment';
import { rowsToPredict } from '@core/evaluation/split-predictions';
import { logisticRegression } from '@core/models/logistic-regression/logistic-regression';
import { createRandom } from '@core/random';
import type { ExperimentSpec } from '@shared/spec';
import { sampleBars } from '../features/sample-bars';
import { onlyBars } from '../only-bars';

/** Bars of a walk: a clean market, in which nothing can be known. */
export const walk = (length = 900, seed = 1): StoredBars => ({
  ...sampleBars(length, seed),
  adjustedClose: null,
});

/** A finished run on this data. Its models are logistic regressions on the newest bar of each window. */
export function auditedRun(
  spec: ExperimentSpec,
  data: ExperimentData | StoredBars,
  openColumns: OpenColumns = inlineColumns,
): AuditSubject {
  const gathered = 'series' in data ? data : onlyBars(data);
  const experiment = prepareExperiment(spec, gathered, openColumns);
  return subjectOf(experiment, gathered, openColumns);
}

/** The same of an experiment that was prepared already, however it was. */
export function subjectOf(
  experiment: PreparedExperiment,
  data: ExperimentData,
  openColumns: OpenColumns = inlineColumns,
): AuditSubject {
  const models = modelsOf(experiment);
  const { metrics, results, report } = evaluateExperiment(experiment, models);
  return {
    data,
    openColumns,
    experiment,
    dataset: experiment.dataset(experiment.newest),
    run: {
      metrics,
      report,
      models,
      validation: results.validation.probability,
      dataHash: { before: 'aa11bb22', now: 'aa11bb22' },
      featureHash: { before: 'cc33dd44', now: 'cc33dd44' },
      keptBars: experiment.bars,
    },
  };
}

/** Trains on the labels that it is given, and on nothing else. */
export const honestTools: AuditTools = { train: (dataset) => Promise.resolve(taught(dataset)) };

/** Logits of a logistic regression on two classes. */
export function taught(dataset: PreparedDataset): ModelOutputs['outputs'] {
  const width = dataset.featureNames.length;
  const rowsOf = (rows: Int32Array) => ({
    values: Float32Array.from(
      [...rows].flatMap((row) => [...dataset.matrix.subarray(row * width, (row + 1) * width)]),
    ),
    count: rows.length,
    width,
  });
  const learner = logisticRegression({ classes: 2 });
  const { train } = dataset.rows;
  const labels = Array.from(train, (row) => dataset.labels[row]!);
  const model = learner.fit(rowsOf(train), labels, null, 1);
  const say = (rows: Int32Array) => {
    const said = learner.predict(model, rowsOf(rows));
    return Float32Array.from(rows, (_, i) => Math.log(said[2 * i + 1]! / said[2 * i]!));
  };
  const asked = rowsToPredict(dataset);
  return { train: say(asked.train), validation: say(asked.validation), test: say(asked.test) };
}

function modelsOf({ split, spec, ...experiment }: PreparedExperiment): readonly ModelOutputs[] {
  return split.folds.flatMap(({ flaw }, fold) => {
    if (flaw !== null) return [];
    const outputs = taught(experiment.dataset(fold));
    return Array.from({ length: spec.seeds }, (_, place) => ({
      model: fold * spec.seeds + place,
      fold,
      seed: spec.seed + place,
      outputs,
      record: {
        model: fold * spec.seeds + place,
        fold,
        seed: spec.seed + place,
        epochs: 1,
        bestEpoch: 1,
        validationLoss: 0.7,
        seconds: 1,
        weightsHash: 'a',
      },
    }));
  });
}

/** Values of a series of one number a bar. */
export function scalar(time: Float64Array, value: Float64Array): SourceSeries {
  return { data: { kind: 'scalar', time, value }, intervalMs: 86_400_000, actions: [] };
}

export const noise = (length: number, seed: number): Float64Array => {
  const random = createRandom(seed, 'audit-noise');
  return Float64Array.from({ length }, () => random.normal());
};
