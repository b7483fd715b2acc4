import { checkTraining, presentClasses } from '../check-training';
import { hasHole, type Labelled, type Learner, outputsOfTask, type Rows, type Task } from '../learner';
import type { Tree } from '../trees/tree';
import { binColumns } from './bins';
import { growBoostedTree } from './grow';
import { HistogramPool } from './histogram';
import { type BoostingLoss, baselineOf, differentiate, writeChances } from './losses';
import { addRound, repeated } from './rounds';
import { watchOf } from './watch';

export interface BoostingOptions {
  readonly task: Task;
  /** Trees at most, of each class where there are more than two. */
  readonly maxRounds: number;
  readonly learningRate: number;
  readonly maxLeaves: number;
  /** null for no limit. */
  readonly maxDepth: number | null;
  readonly minLeafRows: number;
  /** Added to the second derivatives of each leaf. */
  readonly l2: number;
  /** Rounds without a lower loss on the validation rows after which it ends; not read where there are none. */
  readonly patience: number;
}

export interface BoostingModel {
  readonly kind: 'gradient-boosting';
  /** 1 of numbers. */
  readonly outputs: number;
  /** Classes that the training rows had, ascending, the others get the chance 0; null of numbers. */
  readonly present: readonly number[] | null;
  readonly baseline: readonly number[];
  /** [rounds][raw scores] */
  readonly rounds: readonly (readonly Tree[])[];
  /** Mean loss on the validation rows before the first round and after each, those that were taken back too; empty where there are none. */
  readonly validationLosses: readonly number[];
}

export const boostingDefaults = {
  maxRounds: 100,
  learningRate: 0.1,
  maxLeaves: 31,
  maxDepth: null,
  minLeafRows: 20,
  l2: 0,
  patience: 10,
} as const satisfies Partial<BoostingOptions>;

const name = 'Gradient boosting';

/**
 * Gradient boosting on histograms with the defaults of scikit-learn's HistGradientBoosting: squared loss for numbers, logistic for two
 * classes, multinomial for more. With validation rows the model is that of the round with their lowest loss. Own code: `ml-xgboost`
 * is a WebAssembly build of 2018 without weights of rows or early stopping, and `lightgbm` and `xgboost` compile native code when they
 * are installed. Nothing in it is random: the seed is not read.
 */
export function gradientBoosting(
  options: Pick<BoostingOptions, 'task'> & Partial<BoostingOptions>,
): Learner<BoostingModel> {
  const settings: BoostingOptions = { ...boostingDefaults, ...options };
  const { task } = settings;
  return {
    name,
    task,
    fit(rows, labels, weights, _seed, validation) {
      checkTraining(name, task, { rows, labels, weights });
      const present = task.kind === 'classes' ? presentClasses(labels, weights) : null;
      return boost(settings, { rows, labels, weights }, present, validation ?? null);
    },
    predict: boostingPredictions,
  };
}

function boost(
  { task, maxRounds, patience, ...limits }: BoostingOptions,
  training: Labelled,
  present: readonly number[] | null,
  validation: Labelled | null,
): BoostingModel {
  const { count } = training.rows;
  const loss = lossOf(present);
  const labels =
    present === null ? training.labels : Int32Array.from(training.labels, (label) => present.indexOf(label));
  const weights =
    training.weights === null ? new Float64Array(count).fill(1) : Float64Array.from(training.weights);
  const weighing = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
  const data = binColumns(training.rows, weights);
  const pool = new HistogramPool(training.rows.width);
  const growth = {
    ...limits,
    maxDepth: limits.maxDepth ?? Infinity,
    shrinkage: limits.learningRate,
  };

  const baseline = baselineOf(loss, labels, weights);
  const raw = repeated(baseline, count);
  const gradients = baseline.map(() => new Float64Array(count));
  const hessians = baseline.map(() => new Float64Array(count));
  const rounds: Tree[][] = [];
  const watch = watchOf(loss, baseline, validation, present);
  while (rounds.length < maxRounds && (watch === null || watch.losses.length - 1 - watch.best() < patience)) {
    differentiate(loss, raw, labels, weights, gradients, hessians);
    const grown = baseline.map((_, k) =>
      growBoostedTree(data, weighing, gradients[k]!, hessians[k]!, growth, pool),
    );
    for (const [k, { tree, leaves }] of grown.entries()) {
      for (let row = 0; row < count; row++) raw[row * loss.outputs + k]! += tree.values[leaves[row]!]!;
    }
    rounds.push(grown.map(({ tree }) => tree));
    watch?.see(rounds.at(-1)!);
  }
  return {
    kind: 'gradient-boosting',
    outputs: outputsOfTask(task),
    present,
    baseline,
    rounds: rounds.slice(0, watch?.best() ?? rounds.length),
    validationLosses: watch?.losses ?? [],
  };
}

function lossOf(present: readonly number[] | null): BoostingLoss {
  if (present === null) return { kind: 'squared', outputs: 1 };
  return present.length === 2
    ? { kind: 'logistic', outputs: 1 }
    : { kind: 'multinomial', outputs: present.length };
}

function boostingPredictions(model: BoostingModel, rows: Rows): Float64Array {
  const { present, baseline, outputs } = model;
  const raw = repeated(baseline, rows.count);
  for (const trees of model.rounds) addRound(trees, rows, raw);
  const out = present === null ? raw : chancesOf(lossOf(present), raw, present, outputs);
  for (let row = 0; row < rows.count; row++) {
    if (hasHole(rows, row)) out.fill(Number.NaN, row * outputs, (row + 1) * outputs);
  }
  return out;
}

/** [rows, raw scores] -> [rows, classes]; 0 for the classes that are not present. */
function chancesOf(
  loss: BoostingLoss,
  raw: Float64Array,
  present: readonly number[],
  classes: number,
): Float64Array {
  const count = raw.length / loss.outputs;
  const out = new Float64Array(count * classes);
  const chances = new Float64Array(loss.outputs);
  for (let row = 0; row < count; row++) {
    writeChances(loss, raw, row, chances);
    const all = loss.kind === 'logistic' ? [1 - chances[0]!, chances[0]!] : chances;
    for (const [place, k] of present.entries()) out[row * classes + k] = all[place]!;
  }
  return out;
}
