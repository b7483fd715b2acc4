/** Counts of a two-class judgement; "positive" is up. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
}

/** Figures of a classifier of up against not up; NaN where a figure is undefined. */
export interface ClassificationFigures {
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mean negative log likelihood in nats. */
  readonly logLoss: number;
  readonly confusion: Confusion;
}

/** Up is said when P(up) is above this. */
export const classThreshold = 0.5;

/**
 * Judges P(up) against what happened.
 *
 * Conventions are scikit-learn's (`precision_score`, `recall_score`, `f1_score` with `zero_division=nan`,
 * `log_loss`): precision is NaN when up was never said, recall when it never happened, F1 only when neither
 * ever was; probabilities are clipped to [eps, 1 - eps] with eps = 2^-52 in the log loss. Rows whose
 * probability or label is NaN are left out.
 *
 * @param probability P(up), 0-1. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 * @param rows positions to judge; all where it is left out.
 */
export function classify(
  probability: Float64Array,
  label: Float64Array,
  rows?: Int32Array,
): ClassificationFigures {
  return judge(probability, label, rows, (p) => p > classThreshold);
}

/**
 * The baseline that says up every time and gives `upShare` as its probability: what any classifier has to
 * beat.
 *
 * @param upShare of each row, share of ups in the training rows of its model, 0-1; NaN leaves the row out of the log loss. [rows]
 */
export function classifyAlwaysUp(upShare: Float64Array, label: Float64Array): ClassificationFigures {
  const said = new Float64Array(label.length).fill(1);
  const figures = judge(said, label, undefined, () => true);
  return { ...figures, logLoss: logLossOf(upShare, label) };
}

/** Share of labels that are up among those that are known; NaN when none is. */
export function upShareOf(label: Float64Array): number {
  let known = 0;
  let ups = 0;
  for (const value of label) {
    if (Number.isNaN(value)) continue;
    known += 1;
    ups += value;
  }
  return ups / known;
}

function judge(
  probability: Float64Array,
  label: Float64Array,
  rows: Int32Array | undefined,
  saysUp: (p: number) => boolean,
): ClassificationFigures {
  const confusion = { tp: 0, fp: 0, tn: 0, fn: 0 };
  forEachKnown(probability, label, rows, (p, isUp) => {
    if (saysUp(p)) confusion[isUp ? 'tp' : 'fp'] += 1;
    else confusion[isUp ? 'fn' : 'tn'] += 1;
  });
  return { ...ratiosOf(confusion), logLoss: logLossOf(probability, label, rows), confusion };
}

/** 0 / 0 is NaN in these, which is what an undefined ratio has to be. */
function ratiosOf({ tp, fp, tn, fn }: Confusion) {
  return {
    accuracy: (tp + tn) / (tp + fp + tn + fn),
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
  };
}

function logLossOf(probability: Float64Array, label: Float64Array, rows?: Int32Array): number {
  let sum = 0;
  let count = 0;
  forEachKnown(probability, label, rows, (p, isUp) => {
    const clipped = Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON);
    sum -= Math.log(isUp ? clipped : 1 - clipped);
    count += 1;
  });
  return sum / count;
}

function forEachKnown(
  probability: Float64Array,
  label: Float64Array,
  rows: Int32Array | undefined,
  visit: (p: number, isUp: boolean) => void,
): void {
  const count = rows?.length ?? label.length;
  for (let i = 0; i < count; i += 1) {
    const row = rows === undefined ? i : rows[i]!;
    const p = probability[row]!;
    const y = label[row]!;
    if (!Number.isNaN(p) && !Number.isNaN(y)) visit(p, y === 1);
  }
}
