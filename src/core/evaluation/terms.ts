import type { LabelKind } from '@shared/spec-label';
import type { TradingCosts } from '../backtest/simulate';
import { type PreparedExperiment, panelBarsOf } from '../dataset/prepare';
import { notAcrossBreaks } from '../labels/across-breaks';
import { horizonReturns } from '../labels/returns';
import { barsPerYear } from '../stats/bars-per-year';
import type { DecisionTerms } from './thresholds';
import { type Traded, tradedOf } from './traded';

/** What everything that is judged in an experiment has in common. */
export interface RunTerms extends DecisionTerms {
  readonly kind: LabelKind;
  readonly traded: Traded;
  /** Bars from a row to the bar that decides its label. */
  readonly horizon: number;
  readonly costs: TradingCosts;
  /** Of the whole series: see `barsPerYear`. */
  readonly barsPerYear: number;
  /**
   * What a forecast should put in order: the log return over the horizon; of `meta` that of the bet; of `volatility` the label
   * itself. NaN where unknown. [stack]
   */
  readonly came: Float64Array;
  /** Outcomes of labels that are numbers, of every row, which the newest known is taken from; null of classes. [stack] */
  readonly values: Float64Array | null;
}

export function termsOf(experiment: PreparedExperiment): RunTerms {
  const { spec, layout, sides, labelled, bars } = experiment;
  const { kind, horizon } = spec.label;
  const isNumber = kind === 'return' || kind === 'simpleReturn' || kind === 'volatility';
  return {
    kind,
    traded: tradedOf(bars, panelBarsOf(experiment)),
    layout,
    top: spec.decision.top,
    sides,
    horizon,
    costs: spec.costs,
    barsPerYear: barsPerYear(bars.time),
    came: kind === 'volatility' ? labelled.values : returnsAhead(experiment),
    values: isNumber ? labelled.values : null,
  };
}

function returnsAhead({ spec, parts, sides, labelled }: PreparedExperiment): Float64Array {
  const { horizon } = spec.label;
  const ahead = new Float64Array(labelled.values.length);
  let at = 0;
  for (const { market } of parts) {
    ahead.set(notAcrossBreaks(horizonReturns(market.bars.close, horizon), horizon, market.breaks), at);
    at += market.bars.close.length;
  }
  return sides === null ? ahead : ahead.map((value, row) => value * sides[row]!);
}
