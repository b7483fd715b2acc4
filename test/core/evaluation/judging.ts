import type { DecisionRule } from '@core/backtest/decide';
import type { TradingCosts } from '@core/backtest/simulate';
import type { Bars } from '@core/bars';
import type { JudgedSplits } from '@core/evaluation/evaluate';
import { naiveOf } from '@core/evaluation/naive';
import type { SplitPredictions } from '@core/evaluation/split-predictions';
import type { RunTerms } from '@core/evaluation/terms';
import { sameRule } from '@core/evaluation/thresholds';
import { tradedOf } from '@core/evaluation/traded';
import { horizonReturns } from '@core/labels/returns';
import { barsPerYear } from '@core/stats/bars-per-year';
import type { SplitName } from '@shared/runs';

/** What runs on one series that are asked for directions have in common. */
export function directionTerms(bars: Bars, horizon: number, costs: TradingCosts): RunTerms {
  return {
    kind: 'direction',
    traded: tradedOf(bars, null),
    layout: null,
    top: null,
    sides: null,
    horizon,
    costs,
    barsPerYear: barsPerYear(bars.time),
    came: horizonReturns(bars.close, horizon),
    values: null,
  };
}

/** One rule for all splits; what knows nothing is taught by the training rows. */
export function judgedBy(rule: DecisionRule, splits: Record<SplitName, SplitPredictions>): JudgedSplits {
  const judged = (said: SplitPredictions) => ({
    ...said,
    rules: sameRule(rule, said.rows.length),
    naive: naiveOf(splits.train, said),
  });
  return {
    train: judged(splits.train),
    validation: judged(splits.validation),
    test: judged(splits.test),
  };
}
