import type { Classification, SplitMetrics, Trading } from '@shared/runs';
import { formatLoss, formatMultiple, formatNumber, formatPercent, formatRatio } from '../../ui/format';
import { forecastFigures, movementFigures } from './label-metrics';

/** One figure of a result: its name, unit, which way is better, and why it can be undefined. */
export interface Metric<Source> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly better: 'higher' | 'lower' | null;
  readonly format: (value: number | null | undefined) => string;
  readonly read: (source: Source) => number | null;
  /** What is so when the figure is undefined. */
  readonly whenUndefined: string;
}

const percent1 = (value: number | null | undefined): string => formatPercent(value, 1);
const percent2 = (value: number | null | undefined): string => formatPercent(value, 2);

export const classificationMetrics: readonly Metric<Classification>[] = [
  {
    id: 'accuracy',
    label: 'Accuracy',
    help: 'Share of rows whose direction was called right, up being P(up) above one half.',
    better: 'higher',
    format: percent1,
    read: (source) => source.accuracy,
    whenUndefined: 'There is no labelled row in this split.',
  },
  {
    id: 'precision',
    label: 'Precision',
    help: 'Of the rows called up, the share that went up.',
    better: 'higher',
    format: percent1,
    read: (source) => source.precision,
    whenUndefined: 'No row was called up.',
  },
  {
    id: 'recall',
    label: 'Recall',
    help: 'Of the rows that went up, the share that was called up.',
    better: 'higher',
    format: percent1,
    read: (source) => source.recall,
    whenUndefined: 'No row went up.',
  },
  {
    id: 'f1',
    label: 'F1',
    help: 'Harmonic mean of precision and recall. Always saying up scores high here in a rising market.',
    better: 'higher',
    format: (value) => formatNumber(value, 3),
    read: (source) => source.f1,
    whenUndefined: 'No row went up and none was called up.',
  },
  {
    id: 'logLoss',
    label: 'Log loss',
    help: 'Mean negative log likelihood, in nats. A coin scores 0.6931; lower is better.',
    better: 'lower',
    format: formatLoss,
    read: (source) => source.logLoss,
    whenUndefined: 'There is no labelled row in this split.',
  },
];

export const tradingMetrics: readonly Metric<Trading>[] = [
  {
    id: 'sharpe',
    label: 'Sharpe',
    help: "Mean return over its standard deviation, annualised by the data's own bars a year; risk-free rate 0. After costs.",
    better: 'higher',
    format: formatRatio,
    read: (source) => source.sharpe,
    whenUndefined: 'The returns do not vary: there was no trade, or too few bars.',
  },
  {
    id: 'totalReturn',
    label: 'Return',
    help: 'Over the whole split, after costs.',
    better: 'higher',
    format: percent1,
    read: (source) => source.totalReturn,
    whenUndefined: 'There is no bar to hold a position in.',
  },
  {
    id: 'grossTotalReturn',
    label: 'Return, gross',
    help: 'Over the whole split, before costs.',
    better: 'higher',
    format: percent1,
    read: (source) => source.grossTotalReturn,
    whenUndefined: 'There is no bar to hold a position in.',
  },
  {
    id: 'costs',
    label: 'Costs paid',
    help: 'What commission and slippage took, as a share of the starting equity.',
    better: null,
    format: percent2,
    read: (source) => source.costs,
    whenUndefined: 'There is no bar to hold a position in.',
  },
  {
    id: 'cagr',
    label: 'CAGR',
    help: 'Compound annual growth rate, after costs.',
    better: 'higher',
    format: percent1,
    read: (source) => source.cagr,
    whenUndefined: 'The split is too short, or the equity fell to zero.',
  },
  {
    id: 'volatility',
    label: 'Volatility',
    help: 'Annualised standard deviation of the bar returns, after costs.',
    better: null,
    format: percent1,
    read: (source) => source.volatility,
    whenUndefined: 'There are too few bars.',
  },
  {
    id: 'maxDrawdown',
    label: 'Max drawdown',
    help: 'Largest loss from a peak of the equity, after costs.',
    better: 'lower',
    format: percent1,
    read: (source) => source.maxDrawdown,
    whenUndefined: 'There is no bar to hold a position in.',
  },
  {
    id: 'winRate',
    label: 'Win rate',
    help: 'Share of trades that made money after costs.',
    better: null,
    format: percent1,
    read: (source) => source.winRate,
    whenUndefined: 'There was no trade.',
  },
  {
    id: 'trades',
    label: 'Trades',
    help: 'Round trips: entry and exit count as one.',
    better: null,
    format: (value) => formatNumber(value),
    read: (source) => source.trades,
    whenUndefined: 'There was no trade.',
  },
  {
    id: 'exposure',
    label: 'Exposure',
    help: 'Share of bars with a position.',
    better: null,
    format: percent1,
    read: (source) => source.exposure,
    whenUndefined: 'There is no bar to hold a position in.',
  },
  {
    id: 'turnover',
    label: 'Turnover',
    help: 'Traded amount a year in multiples of equity, both sides counted.',
    better: null,
    format: (value) =>
      value === null || value === undefined ? formatMultiple(value) : `${formatMultiple(value)}/yr`,
    read: (source) => source.turnover,
    whenUndefined: 'The split is too short.',
  },
];

/** A figure of a split, which some kinds of label do not have. */
export interface SplitMetric extends Metric<SplitMetrics> {
  readonly of: 'all' | 'movement' | 'forecast';
}

export const hasMetric = (split: SplitMetrics, { of }: SplitMetric): boolean =>
  of === 'all' || split[of] !== null;

/** Every figure of a split, trading first: what the tables of runs and the comparison offer. */
export const splitMetrics: readonly SplitMetric[] = [
  ...tradingMetrics.map((metric) => ({
    ...metric,
    read: (split: SplitMetrics) => metric.read(split.trading),
    of: 'all' as const,
  })),
  ...classificationMetrics.map((metric) => ({ ...metric, of: 'all' as const })),
  ...movementFigures.map((metric) => ({
    ...metric,
    id: `movement.${metric.id}`,
    read: ({ movement }: SplitMetrics) => movement && metric.read(movement),
    of: 'movement' as const,
  })),
  ...forecastFigures.map((metric) => ({
    ...metric,
    id: `forecast.${metric.id}`,
    read: ({ forecast }: SplitMetrics) => forecast && metric.read(forecast),
    of: 'forecast' as const,
  })),
];

/** Index of the best of several values, or null where fewer than two can be ranked or all are equal. */
export function bestIndex(
  values: readonly (number | null)[],
  better: 'higher' | 'lower' | null,
): number | null {
  const ranked = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (better === null || ranked.length < 2) return null;
  const best = better === 'higher' ? Math.max(...ranked) : Math.min(...ranked);
  return ranked.every((value) => value === best) ? null : values.indexOf(best);
}
