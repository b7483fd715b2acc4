import type { RunDetail, RunSummary, Trading } from '@shared/runs';
import { splitNames } from '@shared/runs';
import { type Column, decimal, figure, percent, table } from './output';
import { labelTables } from './report-labels';

/** What `--json` prints of a run. */
export function runReport(run: RunDetail) {
  const {
    id,
    name,
    state,
    weightsHash,
    dataHash,
    featureHash,
    device,
    deviceDetail,
    epochs,
    bestEpoch,
    seconds,
  } = run;
  const { metrics, warnings, problem, parameterCount, appVersion, spec } = run;
  const identity = { runId: id, name, state, weightsHash, dataHash, featureHash, appVersion };
  return {
    ...identity,
    device,
    deviceDetail,
    parameterCount,
    epochs,
    bestEpoch,
    seconds,
    metrics,
    warnings,
    problem,
    spec,
  };
}

/** A finished run as tables for a terminal; an unfinished one as its sentence. */
export function reportLine(run: RunDetail): string {
  const { metrics } = run;
  if (!metrics) return `Run ${run.id} "${run.name}" is ${run.state}. ${run.problem ?? ''}`.trim();
  const { costs } = run.spec;
  return [
    `Run ${run.id} "${run.name}", ${run.device ?? 'unknown device'}, ${decimal(run.seconds, 1)} s, best epoch ${run.bestEpoch} of ${run.epochs}`,
    '',
    table(
      splitNames.map((split) => ({ split, ...metrics[split] })),
      [
        { title: 'split', cell: (row) => row.split },
        figure('rows', (row) => String(row.rows)),
        figure('accuracy', (row) => percent(row.accuracy)),
        figure('always up', (row) => percent(row.alwaysUp.accuracy)),
        figure('precision', (row) => percent(row.precision)),
        figure('recall', (row) => percent(row.recall)),
        figure('F1', (row) => decimal(row.f1, 3)),
        figure('log loss', (row) => decimal(row.logLoss, 4)),
      ],
    ),
    ...labelTables(metrics),
    '',
    table(
      [
        { name: 'strategy', ...metrics.test.trading },
        { name: 'buy and hold', ...metrics.test.buyAndHold },
      ],
      [{ title: 'test, after costs', cell: (row) => row.name }, ...tradingColumns],
    ),
    '',
    `Costs a side: ${costs.commissionBp} bp commission, ${costs.slippageBp} bp slippage.`,
    ...run.warnings.map((warning) => `Note: ${warning}`),
    `weights ${run.weightsHash}`,
  ].join('\n');
}

/** The runs of a workspace, newest first. */
export function runsTable(runs: readonly RunSummary[]): string {
  return table(runs, [
    figure('run', (run) => String(run.id)),
    { title: 'name', cell: (run) => run.name },
    { title: 'state', cell: (run) => run.state },
    figure('epochs', (run) => String(run.epochs)),
    figure('test accuracy', (run) => percent(run.metrics?.test.accuracy)),
    figure('Sharpe', (run) => decimal(run.metrics?.test.trading.sharpe)),
    figure('max drawdown', (run) => percent(run.metrics?.test.trading.maxDrawdown)),
    figure('trades', (run) => (run.metrics ? String(run.metrics.test.trading.trades) : 'n/a')),
    { title: 'created', cell: (run) => new Date(run.createdAt).toISOString().slice(0, 16).replace('T', ' ') },
  ]);
}

const tradingColumns: readonly Column<Trading>[] = [
  figure('Sharpe', (row) => decimal(row.sharpe)),
  figure('max drawdown', (row) => percent(row.maxDrawdown)),
  figure('win rate', (row) => percent(row.winRate)),
  figure('CAGR', (row) => percent(row.cagr)),
  figure('total return', (row) => percent(row.totalReturn)),
  figure('exposure', (row) => percent(row.exposure)),
  figure('turnover /yr', (row) => decimal(row.turnover, 1)),
  figure('trades', (row) => String(row.trades)),
];
