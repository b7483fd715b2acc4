/** Probabilities of three classes in the order of their numbers; NaN where nothing was said. [rows] each */
export type ClassProbabilities = readonly [Float64Array, Float64Array, Float64Array];

/** Rows by what happened, then by what was said. */
export type ThreeByThree = readonly (readonly number[])[];

/** Figures of a classifier of three classes; NaN where a figure is undefined. */
export interface ClassFigures {
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly macroF1: number;
  /** Mean negative log likelihood in nats. */
  readonly logLoss: number;
  readonly confusion: ThreeByThree;
}

/**
 * Judges class probabilities against what happened; the class of the largest, of equals the first, counts as said.
 *
 * Conventions are scikit-learn's: `balanced_accuracy_score` is the mean recall of the classes that happened; `f1_score` with
 * `average='macro', zero_division=nan` the mean over the classes that were said or happened; in `log_loss` probabilities are clipped
 * to [eps, 1 - eps] with eps = 2^-52. Rows whose probability or outcome is NaN are left out.
 *
 * @param outcome 0, 1 or 2, NaN unknown. [rows]
 */
export function classifyMovement(probabilities: ClassProbabilities, outcome: Float64Array): ClassFigures {
  const confusion = classes.map(() => classes.map(() => 0));
  let rows = 0;
  let loss = 0;
  outcome.forEach((actual, row) => {
    const chances = probabilities.map((column) => column[row]!);
    if (Number.isNaN(actual) || chances.some(Number.isNaN)) return;
    confusion[actual]![likeliest(chances)]! += 1;
    loss -= Math.log(Math.min(Math.max(chances[actual]!, Number.EPSILON), 1 - Number.EPSILON));
    rows += 1;
  });
  const counts = classes.map((k) => countsOf(confusion, k));
  return {
    accuracy: sum(counts.map(({ right }) => right)) / rows,
    balancedAccuracy: meanOfDefined(counts.map(({ right, happened }) => right / happened)),
    macroF1: meanOfDefined(counts.map(({ right, happened, said }) => (2 * right) / (happened + said))),
    logLoss: loss / rows,
    confusion,
  };
}

/** Share of each class among the outcomes that are known: what says nothing else gives them as its probabilities. */
export function classShares(outcomes: Float64Array): readonly [number, number, number] {
  const known = outcomes.filter((value) => !Number.isNaN(value));
  const share = (k: number) => known.filter((value) => value === k).length / known.length;
  return [share(0), share(1), share(2)];
}

/** Number of the class of the largest probability, of equals the first. */
export function likeliest(chances: readonly number[]): number {
  return chances.reduce((best, chance, k) => (chance > chances[best]! ? k : best), 0);
}

const classes = [0, 1, 2];

function countsOf(confusion: ThreeByThree, k: number) {
  return {
    right: confusion[k]![k]!,
    happened: sum(confusion[k]!),
    said: sum(confusion.map((row) => row[k]!)),
  };
}

/** A share of nothing is NaN and no part of the mean. */
function meanOfDefined(values: readonly number[]): number {
  const defined = values.filter((value) => !Number.isNaN(value));
  return sum(defined) / defined.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
