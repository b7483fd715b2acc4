import type { StoredBars } from '@core/bars';
import { type PreparedExperiment, prepareExperiment } from '@core/dataset/prepare';
import type { ModelOutputs } from '@core/evaluation/evaluate-experiment';
import { rowsToPredict } from '@core/evaluation/split-predictions';
import { outputsOf } from '@core/lstm/losses';
import { createRandom } from '@core/random';
import type { ExperimentSpec } from '@shared/spec';
import { sampleBars } from '../features/sample-bars';
import { onlyBars } from '../only-bars';

export const stored = (bars: number, seed = 1): StoredBars => ({
  ...sampleBars(bars, seed),
  adjustedClose: null,
});

export const experimentOn = (spec: ExperimentSpec, bars: StoredBars): PreparedExperiment =>
  prepareExperiment(spec, onlyBars(bars));

/** What a head says of a row: one number an output. The label is what the loss is given, NaN of the newest rows. */
export type Head = (asked: {
  readonly row: number;
  readonly label: number;
  readonly output: number;
  readonly noise: () => number;
}) => number;

/** Seeded noise that knows a little of the label: `edge` of it. */
export function hunch(edge: number): Head {
  return ({ label, output, noise }) => {
    const known = Number.isNaN(label) ? 0 : label;
    return edge * (known === output || (output === 0 && known === 1) ? 1 : -1) + noise();
  };
}

/** What models of every fold and seed might say, without training any. Of other folds than the newest training rows are not asked. */
export function modelsOf(experiment: PreparedExperiment, head: Head): readonly ModelOutputs[] {
  const { spec, split, newest } = experiment;
  return split.folds.flatMap(({ flaw }, fold) => {
    if (flaw !== null) return [];
    const lesson = experiment.lesson(fold);
    const asked = rowsToPredict(lesson);
    const width = outputsOf(lesson.loss);
    return Array.from({ length: spec.seeds }, (_, place) => {
      const seed = spec.seed + place;
      const outputs = (rows: Int32Array) =>
        Float32Array.from({ length: rows.length * width }, (_, i) => {
          const row = rows[Math.floor(i / width)]!;
          // Of a row alone, so that what becomes of other rows moves nothing here.
          const random = createRandom(seed, 'head', fold, row, i % width);
          return head({
            row,
            label: lesson.labels[row]!,
            output: i % width,
            noise: () => random.normal() / 2,
          });
        });
      const model = fold * spec.seeds + place;
      return {
        model,
        fold,
        seed,
        outputs: {
          train: outputs(fold === newest ? asked.train : new Int32Array(0)),
          validation: outputs(asked.validation),
          test: outputs(asked.test),
        },
        record: {
          model,
          fold,
          seed,
          epochs: 1,
          bestEpoch: 1,
          validationLoss: 0.7,
          seconds: 1,
          weightsHash: 'a',
        },
      };
    });
  });
}
