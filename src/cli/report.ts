import type { RunReport } from '@shared/run-report';
import type { RunDetail, RunSummary } from '@shared/runs';
import { decimal, figure, percent, table } from './output';
import { labelTables } from './report-labels';
import { signalTable, spreadText, tradingTable } from './report-splits';

/** What `--json` prints of a run; `report` null of one that is not done. */
export function runReport(run: RunDetail, report: RunReport | null) {
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
    seeds,
    folds,
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
    seeds,
    folds,
    metrics,
    report,
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
    `Run ${run.id} "${run.name}", ${run.device ?? 'unknown device'}, ${decimal(run.seconds, 1)} s, ${extentOf(run)}`,
    '',
    signalTable(metrics, run.seeds),
    ...labelTables(metrics, run),
    '',
    tradingTable(metrics, run.seeds),
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
    figure('test accuracy', ({ metrics }) => overSeeds(metrics, 'accuracy', metrics?.test.accuracy, percent)),
    figure('Sharpe', ({ metrics }) =>
      overSeeds(metrics, 'trading.sharpe', metrics?.test.trading.sharpe, decimal),
    ),
    figure('max drawdown', (run) => percent(run.metrics?.test.trading.maxDrawdown)),
    figure('trades', (run) => (run.metrics ? String(run.metrics.test.trading.trades) : 'n/a')),
    { title: 'created', cell: (run) => new Date(run.createdAt).toISOString().slice(0, 16).replace('T', ' ') },
  ]);
}

/** What it trained: the epochs of its one model, or how many models. */
function extentOf({ seeds, folds, bestEpoch, epochs }: RunDetail): string {
  const models = seeds * (folds ?? 1);
  if (models === 1) return `best epoch ${bestEpoch} of ${epochs}`;
  const ofFold = seeds === 1 ? '1 seed' : `${seeds} seeds`;
  return folds === 1 ? ofFold : `${models} models: ${folds} folds, ${ofFold} each`;
}

/** Of several seeds mean and deviation. */
function overSeeds(
  metrics: RunSummary['metrics'],
  path: string,
  value: number | null | undefined,
  format: (value: number | null | undefined) => string,
): string {
  const spread = metrics?.test.overSeeds[path];
  return spread === undefined || spread.sd === null ? format(value) : spreadText(spread, format);
}
