import { AppError } from '@shared/errors';
import { type RunResult, type SplitMetrics, type SplitName, splitWords, type Trading } from '@shared/runs';
import type { PortfolioRule } from '../backtest/portfolio/rule';
import type { Simulation, TradingCosts } from '../backtest/simulate';
import { type Bars, sliceBars } from '../bars';
import type { PanelBars } from '../dataset/panel/panel-bars';
import { classify, classifyAlwaysUp, upShareOf } from '../stats/classification';
import { centreOf, intervalOf } from '../stats/forecast';
import { tradingFigures } from '../stats/trading';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import { chanceOfRise } from './predictions';
import { extremesOf, meansOf, splitRange } from './split-bars';
import { classificationOf, forecastMetricsOf, movementMetricsOf } from './split-metrics';
import type { SplitPredictions } from './split-predictions';
import { tradedOf } from './traded';

/** What all splits of a run have in common. */
export interface RunTerms {
  /** The whole series of the run, of a panel the equal-weight index of all; splits are ranges of it. */
  readonly bars: Bars;
  /** What is traded where it is a panel. */
  readonly panel?: PanelBars | null;
  /** Bars from a row to the bar that decides its label. */
  readonly horizon: number;
  readonly decision: PortfolioRule;
  readonly costs: TradingCosts;
}

export interface SplitInput extends RunTerms, SplitPredictions {
  readonly split: SplitName;
  /** What the baselines know: how often the close rose, which class was most frequent, how returns were spread. */
  readonly training: Pick<SplitPredictions, 'label' | 'outcome'>;
  /** First bar of the split that follows, or the number of bars. */
  readonly endBefore: number;
  /** Of the whole series: see `barsPerYear`. */
  readonly barsPerYear: number;
}

export interface SplitEvaluation {
  readonly metrics: SplitMetrics;
  readonly result: RunResult;
  /** Time of the bar at which the account reached zero; null when it never did. */
  readonly ruinedAt: number | null;
  /** What else to know of the account, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Judges one split: as a classifier over its rows, as a trading account over its bars (see `splitRange`),
 * always-up and buy-and-hold beside it. Undefined figures are null in the metrics and NaN in the arrays.
 *
 * @throws AppError `invalid` when no row has a label.
 */
export function evaluateSplit(input: SplitInput): SplitEvaluation {
  const { split, rows, label, forecast } = input;
  const judged = rows.filter((_, row) => !Number.isNaN(label[row]!));
  if (judged.length === 0) {
    throw new AppError(
      'invalid',
      `The ${splitWords[split]} split has no rows to judge. Use more data, a shorter lookback or other split shares.`,
    );
  }
  const traded = tradedOf(input.bars, input.panel ?? null);
  const moments = traded.momentsOf(rows);
  const { first, last } = extremesOf(traded.momentsOf(judged));
  const range = splitRange(moments, input.horizon, input.endBefore);
  const bars = sliceBars(input.bars, range.start, range.end);
  const laidOut = (values: Float64Array | null) => values && meansOf(moments, values, range);
  const strategy = traded.trade(input, range, input.decision, input.costs);
  const hold = traded.hold(range, input.costs);
  const interval = forecast && intervalOf(forecast);
  const { position, equity, drawdown, trades } = strategy;
  return {
    metrics: {
      ...classificationOf(classify(chanceOfRise(input), label)),
      rows: judged.length,
      firstTime: input.bars.time[first]!,
      lastTime: input.bars.time[last]!,
      upShare: nullIfNaN(upShareOf(label)),
      alwaysUp: classificationOf(classifyAlwaysUp(upShareOf(input.training.label), label)),
      ...outcomeMetrics(input),
      information: null,
      overSeeds: {},
      intervals: {},
      trading: tradingOf(strategy, input.barsPerYear),
      buyAndHold: tradingOf(hold, input.barsPerYear),
    },
    result: {
      split,
      ...bars,
      probability: meansOf(moments, input.probability, range),
      probabilityDown: laidOut(input.probabilityDown),
      label: meansOf(moments, label, range),
      outcome: laidOut(input.outcome),
      forecast: laidOut(forecast && centreOf(forecast)),
      forecastLow: laidOut(interval?.low ?? null),
      forecastHigh: laidOut(interval?.high ?? null),
      position,
      gross: strategy.gross ?? null,
      equity,
      buyAndHold: hold.equity,
      drawdown,
      trades,
    },
    notes: strategy.notes,
    ruinedAt: strategy.ruinedAt === null ? null : bars.time[strategy.ruinedAt]!,
  };
}

/** The figures that only some labels have. */
function outcomeMetrics(input: SplitInput): Pick<SplitMetrics, 'forecast' | 'movement'> {
  const { probability, probabilityDown, forecast, outcome, training } = input;
  if (outcome === null || training.outcome === null) return { forecast: null, movement: null };
  return {
    forecast: forecast && forecastMetricsOf(forecast, outcome, training.outcome),
    movement: probabilityDown && movementMetricsOf(probability, probabilityDown, outcome, training.outcome),
  };
}

function tradingOf(simulation: Simulation, perYear: number): Trading {
  const figures = tradingFigures(simulation, perYear);
  return { ...nullsForNaNs(figures), trades: figures.trades };
}
