import { bestOf, type Limit, type PruningRule } from '../pruner';
import type { EndedTrial } from '../trial';
import { OrderStatistic } from './order-statistic';

/** Where trials are compared: first at step `first`, then each time after `reduction` times as many, and none after `last`. */
export interface Ladder {
  readonly first: number;
  readonly reduction: number;
  readonly last: number;
}

/**
 * Successive halving that waits for no one: a trial goes on from a rung where it is among the best 1 / `reduction` of those that were there, itself
 * included. As long as fewer than `reduction` were, nobody is stopped.
 *
 * Of epochs the best loss so far is compared, since a trial's best weights are what is kept of it; so one that stopped by itself before a rung
 * counts there with its best. Of folds it is their mean so far.
 */
export class Rungs {
  readonly #ofEpochs: readonly Rung[];
  readonly #ofFolds: Rung[] = [];
  readonly #folds: Omit<Ladder, 'last'>;
  #mostFolds = 0;

  constructor(epochs: Ladder, folds: Omit<Ladder, 'last'>) {
    this.#ofEpochs = stepsOf(epochs).map((step) => rungAt(step, epochs.reduction));
    this.#folds = folds;
  }

  tell({ epochLosses, foldLosses, isPruned, losses }: EndedTrial): void {
    const isWhole = !isPruned && losses !== null;
    for (const { step, reached } of this.#ofEpochs) {
      if (epochLosses.length >= step || (isWhole && epochLosses.length > 0))
        reached.add(bestOf(epochLosses.slice(0, step)));
    }
    this.#addFolds(foldLosses.length);
    for (const { step, reached } of this.#ofFolds) {
      const loss = foldLosses[step - 1];
      if (loss !== undefined) reached.add(Number.isNaN(loss) ? Infinity : loss);
    }
  }

  rule(): PruningRule {
    return {
      epochs: limitsOf(this.#ofEpochs),
      // After the last fold nothing is left to save.
      folds: limitsOf(this.#ofFolds.filter(({ step }) => step < this.#mostFolds)),
      isBestSoFar: true,
    };
  }

  /** How many folds there are is known from trials that had them all. */
  #addFolds(folds: number): void {
    if (folds <= this.#mostFolds) return;
    const steps = stepsOf({ ...this.#folds, last: folds }).filter((step) => step > this.#mostFolds);
    this.#ofFolds.push(...steps.map((step) => rungAt(step, this.#folds.reduction)));
    this.#mostFolds = folds;
  }
}

interface Rung {
  readonly step: number;
  readonly reduction: number;
  /** Losses of those that were there; on top the worst that still would go on. */
  readonly reached: OrderStatistic;
}

function rungAt(step: number, reduction: number): Rung {
  const reached = new OrderStatistic((count) => Math.max(1, Math.floor((count + 1) / reduction)));
  return { step, reduction, reached };
}

function stepsOf({ first, reduction, last }: Ladder): readonly number[] {
  const steps: number[] = [];
  for (let step = first; step <= last; step *= reduction) steps.push(step);
  return steps;
}

function limitsOf(rungs: readonly Rung[]): readonly Limit[] {
  return rungs
    .filter(({ reached, reduction }) => reached.count + 1 >= reduction && Number.isFinite(reached.value))
    .map(({ step, reached }) => ({ step, most: reached.value }));
}
