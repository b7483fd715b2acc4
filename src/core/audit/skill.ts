import type { PreparedDataset, PreparedExperiment } from '../dataset/prepare';
import { predictionsOf } from '../evaluation/predictions';
import { rowsToPredict } from '../evaluation/split-predictions';
import { outputsOf } from '../lstm/losses';
import type { Floats } from '../lstm/shape';
import { centreOf } from '../stats/forecast';
import { rocAuc } from '../stats/roc-auc';

/** One-sided, 1 in 1000. */
const z = 3.0902;

/** How much better than nothing a model is. */
export interface Skill {
  /** What is measured: higher is better. */
  readonly name: string;
  readonly validation: Measured;
  readonly test: Measured;
}

export interface Measured {
  readonly value: number;
  /** What pure chance exceeds once in 1000. */
  readonly bound: number;
  readonly rows: number;
}

/** Undefined is at chance: one class alone shows nothing. */
export function atChance({ validation, test }: Skill): boolean {
  return !(validation.value > validation.bound) && !(test.value > test.bound);
}

/**
 * Area under the curve of two classes, balanced accuracy of three, R2 of numbers, against the mean of the training rows; of what is asked by
 * `rowsToPredict`. Bounds count labels that overlap, and rows of one date, as one.
 *
 * @param said by the head, before any link function. [rows, outputs]
 */
export function skillOf(
  experiment: PreparedExperiment,
  dataset: PreparedDataset,
  said: { readonly validation: Floats; readonly test: Floats },
): Skill {
  const asked = rowsToPredict(dataset);
  const kind = measureOf(dataset);
  const judge = (rows: Int32Array, outputs: Floats): Measured => {
    const known = Array.from(rows.keys()).filter((i) => !Number.isNaN(dataset.outcomes[rows[i]!]!));
    const width = outputsOf(dataset.loss);
    const outcome = Float64Array.from(known, (i) => dataset.outcomes[rows[i]!]!);
    const own = Float64Array.from(known.flatMap((i) => [...outputs.slice(i * width, (i + 1) * width)]));
    const independent = independentRows(
      experiment,
      known.map((i) => rows[i]!),
    );
    return { ...kind.measure(dataset, own, outcome, independent), rows: known.length };
  };
  return {
    name: kind.name,
    validation: judge(asked.validation, said.validation),
    test: judge(asked.test, said.test),
  };
}

/** Rows that do not share what comes: dates, less the overlap of labels. */
function independentRows({ layout, spec }: PreparedExperiment, rows: readonly number[]): number {
  const dates = layout === null ? rows.length : new Set(rows.map((row) => layout.date[row])).size;
  return Math.max(1, dates / spec.label.horizon);
}

interface Measure {
  readonly name: string;
  measure(
    dataset: PreparedDataset,
    outputs: Float64Array,
    outcome: Float64Array,
    independent: number,
  ): Omit<Measured, 'rows'>;
}

function measureOf({ loss }: PreparedDataset): Measure {
  if (loss.kind === 'binary') return areaUnderCurve;
  return loss.kind === 'categorical' ? balancedAccuracy : explainedVariance;
}

/** Its deviation without skill: Hanley and McNeil, Radiology 143 (1982), where both distributions are the same. */
const areaUnderCurve: Measure = {
  name: 'ROC-AUC',
  measure(_, outputs, outcome, independent) {
    const ups = outcome.reduce((sum, value) => sum + value, 0) * (independent / outcome.length);
    const others = independent - ups;
    const bound = 0.5 + z * Math.sqrt((independent + 1) / (12 * ups * others));
    return { value: rocAuc(outputs, outcome), bound };
  },
};

const balancedAccuracy: Measure = {
  name: 'balanced accuracy',
  measure({ loss }, outputs, outcome, independent) {
    const classes = outputsOf(loss);
    const said = Array.from(outcome.keys(), (i) => {
      const row = outputs.subarray(i * classes, (i + 1) * classes);
      return row.indexOf(Math.max(...row));
    });
    let [recalls, variance, seen] = [0, 0, 0];
    for (let k = 0; k < classes; k++) {
      const own = [...outcome.keys()].filter((i) => outcome[i] === k);
      if (own.length === 0) continue;
      const share = said.filter((one) => one === k).length / said.length;
      seen++;
      recalls += own.filter((i) => said[i] === k).length / own.length;
      variance += (share * (1 - share)) / ((own.length * independent) / outcome.length);
    }
    return { value: recalls / seen, bound: 1 / seen + (z * Math.sqrt(variance)) / seen };
  },
};

/** Without skill R2 is -(s / sd)^2, give or take 2 (s / sd) / sqrt(n), where s is the deviation of what is said. */
const explainedVariance: Measure = {
  name: 'R2',
  measure({ loss, target }, outputs, outcome, independent) {
    const { forecast } = predictionsOf(loss, outputs, target, 1);
    const mean = target?.mean ?? 0;
    const centre = forecast === null ? outcome.map(() => mean) : centreOf(forecast);
    let [error, naive, said] = [0, 0, 0];
    outcome.forEach((value, i) => {
      error += (value - centre[i]!) ** 2;
      naive += (value - mean) ** 2;
      said += (centre[i]! - mean) ** 2;
    });
    const ratio = Math.sqrt(said / naive);
    return { value: 1 - error / naive, bound: (2 * z * ratio) / Math.sqrt(independent) };
  },
};
