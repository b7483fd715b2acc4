import type { Limit, PrunerKindOf } from '../pruner';
import type { EndedTrial } from '../trial';
import { OrderStatistic } from './order-statistic';

/**
 * A trial stops whose best loss so far is above the median of what the others had at the same step: Golovin et al., "Google Vizier: A Service
 * for Black-Box Optimization" (KDD 2017), section 3.1, with the others' losses instead of their running means, as Optuna's MedianPruner.
 * Unlike there, trials that were stopped count at the steps that they reached; else the median of the later ones would be that of the best alone.
 */
export const median: PrunerKindOf = {
  key: 'median',
  create({ startup, warmUp }, _seed, epochs) {
    const ofEpochs: OrderStatistic[] = [];
    const ofFolds: OrderStatistic[] = [];
    let unpruned = 0;
    return {
      tell(ended) {
        for (const trial of ended) {
          if (isWhole(trial)) unpruned++;
          addAll(ofEpochs, trial.epochLosses);
          addAll(ofFolds, trial.foldLosses);
        }
      },
      rule() {
        const isOn = unpruned >= startup;
        return {
          // After the last epoch and the last fold nothing is left to save.
          epochs: isOn ? medians(ofEpochs, warmUp, epochs - 1) : [],
          folds: isOn ? medians(ofFolds, 1, ofFolds.length - 1) : [],
          isBestSoFar: true,
        };
      },
    };
  },
};

function isWhole({ isPruned, epochLosses }: EndedTrial): boolean {
  return !isPruned && epochLosses.length > 0;
}

function addAll(steps: OrderStatistic[], losses: readonly number[]): void {
  losses.forEach((loss, k) => {
    if (steps.length <= k) steps.push(new OrderStatistic((count) => Math.ceil(count / 2)));
    steps[k]!.add(Number.isNaN(loss) ? Infinity : loss);
  });
}

function medians(steps: readonly OrderStatistic[], first: number, last: number): readonly Limit[] {
  return steps
    .map((losses, k) => ({ step: k + 1, most: medianOf(losses) }))
    .filter(({ step, most }) => step >= first && step <= last && Number.isFinite(most));
}

function medianOf({ count, value, next }: OrderStatistic): number {
  return count % 2 === 1 ? value : (value + next) / 2;
}
