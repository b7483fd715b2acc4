import { AppError } from '@shared/errors';
import {
  type Classification,
  type RunMetrics,
  type RunResult,
  type SplitMetrics,
  type SplitName,
  splitWords,
  type Trading,
} from '@shared/runs';
import { type DecisionRule, decideAll } from '../backtest/decide';
import { buyAndHold, type Simulation, simulate, type TradingCosts } from '../backtest/simulate';
import { type Bars, sliceBars } from '../bars';
import { barsPerYear } from '../stats/bars-per-year';
import { type ClassificationFigures, classify, classifyAlwaysUp, upShareOf } from '../stats/classification';
import { tradingFigures } from '../stats/trading';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import { splitRange, spreadRows } from './split-bars';

/**
 * What a model said about the rows of one split, and what came true. Rows whose label is not known yet are traded and
 * drawn, but not judged: the latest bars have a signal before they have an outcome.
 */
export interface SplitPredictions {
  /** Bar index of each row, ascending. [rows] */
  readonly rows: Int32Array;
  /** P(up) said at the close of the row's bar; NaN where the model said nothing. [rows] */
  readonly probability: Float64Array;
  /** 1 up, 0 not up, NaN not known yet. [rows] */
  readonly label: Float64Array;
}

/** What all splits of a run have in common. */
export interface RunTerms {
  /** The whole series of the run; splits are ranges of it. */
  readonly bars: Bars;
  /** Bars from a row to the bar that decides its label. */
  readonly horizon: number;
  readonly decision: DecisionRule;
  readonly costs: TradingCosts;
}

export interface SplitInput extends RunTerms, SplitPredictions {
  readonly split: SplitName;
  /** Share of ups in the training rows, the probability that the always-up baseline gives. */
  readonly trainUpShare: number;
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
}

export interface RunEvaluation {
  readonly metrics: RunMetrics;
  readonly results: Readonly<Record<SplitName, RunResult>>;
  /** What the reader should know before believing the figures, as sentences. */
  readonly warnings: readonly string[];
}

/**
 * Judges a run over its three splits, each traded as an account of its own.
 *
 * @throws AppError `invalid` when a split has no rows.
 */
export function evaluateRun(
  terms: RunTerms,
  splits: Readonly<Record<SplitName, SplitPredictions>>,
): RunEvaluation {
  const { time } = terms.bars;
  const common = { ...terms, trainUpShare: upShareOf(splits.train.label), barsPerYear: barsPerYear(time) };
  const evaluate = (split: SplitName) =>
    evaluateSplit({ ...common, ...splits[split], split, endBefore: nextStart(splits, split, time.length) });
  const [train, validation, test] = [evaluate('train'), evaluate('validation'), evaluate('test')];
  return {
    metrics: { train: train.metrics, validation: validation.metrics, test: test.metrics },
    results: { train: train.result, validation: validation.result, test: test.result },
    warnings: [train, validation, test].flatMap(ruinWarning),
  };
}

/**
 * Judges one split: as a classifier over its rows, as a trading account over its bars (see `splitRange`),
 * always-up and buy-and-hold beside it. Undefined figures are null in the metrics and NaN in the arrays.
 *
 * @throws AppError `invalid` when no row has a label.
 */
export function evaluateSplit(input: SplitInput): SplitEvaluation {
  const { split, rows, label } = input;
  const judged = rows.filter((_, row) => !Number.isNaN(label[row]!));
  if (judged.length === 0) {
    throw new AppError(
      'invalid',
      `The ${splitWords[split]} split has no rows to judge. Use more data, a shorter lookback or other split shares.`,
    );
  }
  const range = splitRange(rows, input.horizon, input.endBefore);
  const bars = sliceBars(input.bars, range.start, range.end);
  const probability = spreadRows(rows, input.probability, range);
  const strategy = simulate(bars, decideAll(probability, input.decision), input.costs);
  const hold = buyAndHold(bars, input.costs);
  const { position, equity, drawdown, trades } = strategy;
  return {
    metrics: {
      ...classificationOf(classify(input.probability, label)),
      rows: judged.length,
      firstTime: input.bars.time[judged[0]!]!,
      lastTime: input.bars.time[judged.at(-1)!]!,
      upShare: nullIfNaN(upShareOf(label)),
      alwaysUp: classificationOf(classifyAlwaysUp(input.trainUpShare, label)),
      forecast: null,
      movement: null,
      trading: tradingOf(strategy, input.barsPerYear),
      buyAndHold: tradingOf(hold, input.barsPerYear),
    },
    result: {
      split,
      ...bars,
      probability,
      probabilityDown: null,
      label: spreadRows(rows, label, range),
      outcome: null,
      forecast: null,
      low: null,
      high: null,
      position,
      equity,
      buyAndHold: hold.equity,
      drawdown,
      trades,
    },
    ruinedAt: strategy.ruinedAt === null ? null : bars.time[strategy.ruinedAt]!,
  };
}

function nextStart(
  splits: Readonly<Record<SplitName, SplitPredictions>>,
  split: SplitName,
  barCount: number,
): number {
  const last = splits[split].rows.at(-1) ?? 0;
  const starts = Object.values(splits).flatMap(({ rows }) => [...rows.subarray(0, 1)]);
  return Math.min(barCount, ...starts.filter((start) => start > last));
}

function ruinWarning({ result, ruinedAt }: SplitEvaluation): readonly string[] {
  if (ruinedAt === null) return [];
  const day = new Date(ruinedAt).toISOString().slice(0, 10);
  return [
    `The account of the ${splitWords[result.split]} split lost everything on ${day} and traded no more. Its figures end in ruin.`,
  ];
}

function classificationOf(figures: ClassificationFigures): Classification {
  return { ...nullsForNaNs(figures), confusion: figures.confusion };
}

function tradingOf(simulation: Simulation, perYear: number): Trading {
  const figures = tradingFigures(simulation, perYear);
  return { ...nullsForNaNs(figures), trades: figures.trades };
}
