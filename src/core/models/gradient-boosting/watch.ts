import type { Labelled, Rows } from '../learner';
import type { Tree } from '../trees/tree';
import { type BoostingLoss, meanLoss } from './losses';
import { addRound, repeated } from './rounds';

/** The loss on the validation rows, round after round, which tells when to stop. */
export interface Watch {
  /** Before the first round and after each. */
  readonly losses: readonly number[];
  /** Rounds after which the loss was lowest. */
  readonly best: () => number;
  readonly see: (trees: readonly Tree[]) => void;
}

/** null where no validation row can be judged: there are none, or all are of classes that the training rows lack. */
export function watchOf(
  loss: BoostingLoss,
  baseline: readonly number[],
  validation: Labelled | null,
  present: readonly number[] | null,
): Watch | null {
  const judged = validation === null ? null : judgedRows(validation, present);
  if (judged === null) return null;
  const { rows, labels, weights } = judged;
  const raw = repeated(baseline, rows.count);
  const losses = [meanLoss(loss, raw, labels, weights)];
  let best = 0;
  return {
    losses,
    best: () => best,
    see: (trees) => {
      addRound(trees, rows, raw);
      const value = meanLoss(loss, raw, labels, weights);
      if (value < losses[best]!) best = losses.length;
      losses.push(value);
    },
  };
}

interface Judged {
  readonly rows: Rows;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
}

/** Rows of a class never seen would make every loss infinite: they weigh nothing. */
function judgedRows({ rows, labels, weights }: Labelled, present: readonly number[] | null): Judged | null {
  const places = Float64Array.from(labels, (label) => (present === null ? label : present.indexOf(label)));
  const weighing = Float64Array.from(places, (place, row) =>
    present !== null && place < 0 ? 0 : (weights?.[row] ?? 1),
  );
  if (!weighing.some((weight) => weight > 0)) return null;
  return {
    rows,
    labels: places.map((place) => (present === null ? place : Math.max(place, 0))),
    weights: weighing,
  };
}
