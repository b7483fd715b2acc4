import { AppError } from '@shared/errors';
import { type RunResult, type SplitMetrics, type SplitName, splitWords, type Trading } from '@shared/runs';
import type { Simulation } from '../backtest/simulate';
import { sliceBars } from '../bars';
import { upShareOf } from '../stats/classification';
import { centreOf, intervalOf } from '../stats/forecast';
import { returnsOf } from '../stats/returns';
import { tradingFigures } from '../stats/trading';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import { informationOf } from './information';
import { accountIntervals, rowIntervals } from './intervals';
import type { Naive } from './naive';
import { chanceOfRise } from './predictions';
import { rowLosses } from './row-losses';
import { type BarRange, extremesOf, meansOf, splitRange } from './split-bars';
import { alwaysUpOf, classificationOf, forecastMetricsOf, movementMetricsOf } from './split-metrics';
import type { SplitPredictions } from './split-predictions';
import type { RunTerms } from './terms';
import { type RowRules, wantedOf } from './thresholds';
import type { TradedAccount } from './traded';

/** What was said of the rows of a split, what decides by it, and what knows nothing beside it. */
export interface JudgedSplit extends SplitPredictions {
  readonly rules: RowRules;
  readonly naive: Naive;
}

export interface SplitInput {
  readonly split: SplitName;
  readonly said: JudgedSplit;
  /** First bar of the split that follows, or the number of bars. */
  readonly endBefore: number;
  /** Whether bootstrap intervals are wanted, which take most of the time. */
  readonly hasIntervals: boolean;
}

export interface SplitEvaluation {
  readonly metrics: SplitMetrics;
  readonly result: RunResult;
  /** Bars of the account. */
  readonly range: BarRange;
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
export function evaluateSplit(terms: RunTerms, input: SplitInput): SplitEvaluation {
  const { traded, costs, horizon } = terms;
  const { split, said } = input;
  const judged = judgedRows(said);
  if (judged.length === 0) {
    throw new AppError(
      'invalid',
      `The ${splitWords[split]} split has no rows to judge. Use more data, a shorter lookback or other split shares.`,
    );
  }
  const range = splitRange(traded.momentsOf(said.rows), horizon, input.endBefore);
  const strategy = traded.trade(said.rows, wantedOf(said, said.rules, terms), range, costs);
  const hold = traded.hold(range, costs);
  const { first, last } = extremesOf(traded.momentsOf(judged));
  const { time } = traded.bars;
  return {
    metrics: {
      ...rowMetricsOf(said, terms),
      rows: judged.length,
      firstTime: time[first]!,
      lastTime: time[last]!,
      overSeeds: {},
      intervals: input.hasIntervals ? intervalsOf(said, strategy, terms) : {},
      trading: tradingOf(strategy, terms.barsPerYear),
      buyAndHold: tradingOf(hold, terms.barsPerYear),
    },
    result: resultOf(split, said, terms, range, strategy, hold),
    range,
    notes: strategy.notes,
    ruinedAt: strategy.ruinedAt === null ? null : time[range.start + strategy.ruinedAt]!,
  };
}

/** The figures that are taken over rows. */
export type RowMetrics = Omit<
  SplitMetrics,
  'rows' | 'firstTime' | 'lastTime' | 'overSeeds' | 'intervals' | 'trading' | 'buyAndHold'
>;

export function rowMetricsOf(said: JudgedSplit, terms: RunTerms): RowMetrics {
  return {
    ...classificationOf(chanceOfRise(said), said.label),
    upShare: nullIfNaN(upShareOf(said.label)),
    alwaysUp: alwaysUpOf(said.naive.upShare, said.label),
    ...outcomeMetrics(said, terms),
    information: informationOf(said, said.rows, terms),
  };
}

/** Rows of which it is known what came. */
export function judgedRows({ rows, label, outcome }: SplitPredictions): Int32Array {
  return rows.filter((_, i) => !Number.isNaN(label[i]!) || !Number.isNaN(outcome?.[i] ?? NaN));
}

/** The figures that only some labels have. */
function outcomeMetrics(
  { rows, probability, probabilityDown, forecast, outcome, naive }: JudgedSplit,
  terms: RunTerms,
): Pick<SplitMetrics, 'forecast' | 'movement'> {
  return {
    forecast:
      outcome &&
      forecast &&
      naive.forecast &&
      forecastMetricsOf(forecast, naive.forecast, outcome, rows, terms),
    movement:
      outcome &&
      probabilityDown &&
      naive.classes &&
      movementMetricsOf(probability, probabilityDown, outcome, naive.classes, terms.kind),
  };
}

function intervalsOf(said: JudgedSplit, strategy: Simulation, terms: RunTerms): SplitMetrics['intervals'] {
  return {
    ...rowIntervals(rowLosses(said), terms.traded.momentsOf(said.rows), terms.horizon),
    ...(strategy.trades.length === 0 ? {} : accountIntervals(returnsOf(strategy.equity), terms.barsPerYear)),
  };
}

function resultOf(
  split: SplitName,
  said: JudgedSplit,
  { traded }: RunTerms,
  range: BarRange,
  strategy: TradedAccount,
  hold: Simulation,
): RunResult {
  const moments = traded.momentsOf(said.rows);
  const laidOut = (values: Float64Array | null) => values && meansOf(moments, values, range);
  const interval = said.forecast && intervalOf(said.forecast);
  const { position, equity, drawdown, trades } = strategy;
  return {
    split,
    ...sliceBars(traded.bars, range.start, range.end),
    probability: meansOf(moments, said.probability, range),
    probabilityDown: laidOut(said.probabilityDown),
    label: meansOf(moments, said.label, range),
    outcome: laidOut(said.outcome),
    forecast: laidOut(said.forecast && centreOf(said.forecast)),
    forecastLow: laidOut(interval?.low ?? null),
    forecastHigh: laidOut(interval?.high ?? null),
    position,
    gross: strategy.gross ?? null,
    equity,
    buyAndHold: hold.equity,
    drawdown,
    trades,
  };
}

function tradingOf(simulation: Simulation, perYear: number): Trading {
  const figures = tradingFigures(simulation, perYear);
  return { ...nullsForNaNs(figures), trades: figures.trades };
}
