import {
  type Classification,
  type RunMetrics,
  type SplitMetrics,
  type Spread,
  splitNames,
  type Trading,
} from '@shared/runs';
import { type Column, decimal, figure, percent, table, undefinedFigure } from './output';

/** How good the signals were, by split. Of several seeds each figure is their mean and deviation, and what they say together has a row. */
export function signalTable(metrics: RunMetrics, seeds: number): string {
  const rows: readonly Row<SplitMetrics>[] = splitNames.map((split) => ({
    name: split,
    figures: metrics[split],
    spreads: seeds > 1 ? metrics[split].overSeeds : null,
  }));
  const ensemble = { name: 'test, ensemble', figures: metrics.test, spreads: null };
  return table(seeds > 1 ? [...rows, ensemble] : rows, [
    { title: 'split', cell: ({ name }) => name },
    figure('rows', ({ figures }) => String(figures.rows)),
    signal('accuracy', 'accuracy', percent),
    figure('always up', ({ figures }) => percent(figures.alwaysUp.accuracy)),
    signal('precision', 'precision', percent),
    signal('recall', 'recall', percent),
    signal('F1', 'f1', (value) => decimal(value, 3)),
    signal('log loss', 'logLoss', (value) => decimal(value, 4)),
  ]);
}

/** What trading brought on the test period, beside buying and holding. */
export function tradingTable({ test }: RunMetrics, seeds: number): string {
  const overSeeds = { name: `strategy, ${seeds} seeds`, figures: test.trading, spreads: test.overSeeds };
  const rows: readonly Row<Trading>[] = [
    ...(seeds > 1 ? [overSeeds] : []),
    { name: seeds > 1 ? 'strategy, ensemble' : 'strategy', figures: test.trading, spreads: null },
    { name: 'buy and hold', figures: test.buyAndHold, spreads: null },
  ];
  return table(rows, [
    { title: 'test, after costs', cell: ({ name }) => name },
    trading('Sharpe', 'sharpe', decimal),
    trading('max drawdown', 'maxDrawdown', percent),
    trading('win rate', 'winRate', percent),
    trading('CAGR', 'cagr', percent),
    trading('total return', 'totalReturn', percent),
    trading('exposure', 'exposure', percent),
    trading('turnover /yr', 'turnover', (value) => decimal(value, 1)),
    trading('trades', 'trades', (value) => decimal(value, 0)),
  ]);
}

/** Mean and deviation over the seeds; of one seed, or where undefined, what there is. */
export function spreadText({ mean, sd }: Pick<Spread, 'mean' | 'sd'>, format: Format): string {
  return sd === null ? format(mean) : `${format(mean)} +- ${format(sd)}`;
}

interface Row<F> {
  readonly name: string;
  readonly figures: F;
  /** By path; null in a row that has no spread. */
  readonly spreads: SplitMetrics['overSeeds'] | null;
}

type Format = (value: number | null | undefined) => string;

function signal(title: string, name: keyof Classification, format: Format): Column<Row<SplitMetrics>> {
  return figure(title, ({ figures, spreads }) => {
    const value = figures[name];
    return textOf(spreads, name, typeof value === 'object' ? null : value, format);
  });
}

function trading(title: string, name: keyof Trading, format: Format): Column<Row<Trading>> {
  return figure(title, ({ figures, spreads }) => textOf(spreads, `trading.${name}`, figures[name], format));
}

function textOf(
  spreads: SplitMetrics['overSeeds'] | null,
  path: string,
  value: number | null,
  format: Format,
): string {
  if (spreads === null) return format(value);
  const spread = spreads[path];
  return spread === undefined ? undefinedFigure : spreadText(spread, format);
}
