import {
  type ForecastMetrics,
  type MovementMetrics,
  type RunMetrics,
  type SplitMetrics,
  type SplitName,
  splitNames,
} from '@shared/runs';
import { type Column, decimal, figure, percent, table } from './output';

/** The tables that only some labels have: how good forecasts of returns were, how good classes of movements. */
export function labelTables(metrics: RunMetrics): readonly string[] {
  const forecasts = rowsOf(metrics, ({ forecast }) => forecast);
  const movements = rowsOf(metrics, ({ movement }) => movement);
  return [
    ...(forecasts.length > 0 ? ['', table(forecasts, forecastColumns(forecasts))] : []),
    ...(movements.length > 0 ? ['', table(movements, movementColumns)] : []),
    ...(metrics.test.movement ? ['', confusionTable(metrics.test.movement)] : []),
  ];
}

type Row<T> = T & { readonly split: SplitName };

function rowsOf<T>(metrics: RunMetrics, read: (split: SplitMetrics) => T | null): readonly Row<T>[] {
  return splitNames.flatMap((split) => {
    const figures = read(metrics[split]);
    return figures === null ? [] : [{ ...figures, split }];
  });
}

/** Likelihood and interval where the loss has them; beside each error that of a forecast that knows only the training rows. */
function forecastColumns(rows: readonly Row<ForecastMetrics>[]): readonly Column<Row<ForecastMetrics>>[] {
  const has = (name: 'nominalCoverage' | 'nll' | 'pinball') => rows.some((row) => row[name] !== null);
  const beside = (title: string, name: 'rmse' | 'nll' | 'pinball', digits: number) => [
    figure<Row<ForecastMetrics>>(title, (row) => decimal(row[name], digits)),
    figure<Row<ForecastMetrics>>('naive', (row) => decimal(row.naive[name], digits)),
  ];
  return [
    { title: 'forecast, log return', cell: (row) => row.split },
    ...beside('RMSE', 'rmse', 6),
    figure('MAE', (row) => decimal(row.mae, 6)),
    figure('R2', (row) => decimal(row.r2, 4)),
    figure('R2 against zero', (row) => decimal(row.r2VsZero, 4)),
    ...(has('nominalCoverage')
      ? [
          figure<Row<ForecastMetrics>>(
            'in interval',
            (row) => `${percent(row.coverage, 1)} of ${percent(row.nominalCoverage, 0)}`,
          ),
        ]
      : []),
    ...(has('nll') ? beside('NLL', 'nll', 4) : []),
    ...(has('pinball') ? beside('pinball', 'pinball', 6) : []),
  ];
}

const movementColumns: readonly Column<Row<MovementMetrics>>[] = [
  { title: 'movement', cell: (row) => row.split },
  figure('accuracy', (row) => percent(row.accuracy)),
  figure('always the commonest', (row) => `${percent(row.mostFrequent.accuracy)} ${row.mostFrequent.class}`),
  figure('balanced', (row) => percent(row.balancedAccuracy)),
  figure('macro F1', (row) => decimal(row.macroF1, 3)),
  figure('log loss', (row) => decimal(row.logLoss, 4)),
  figure('commonest', (row) => decimal(row.mostFrequent.logLoss, 4)),
];

function confusionTable({ confusion, classes }: MovementMetrics): string {
  return table(
    classes.map((name, actual) => ({ name, counts: confusion[actual] ?? [] })),
    [
      { title: 'test, rows that went', cell: (row) => row.name },
      ...classes.map((name, said) =>
        figure<{ readonly counts: readonly number[] }>(`said ${name}`, (row) =>
          String(row.counts[said] ?? 0),
        ),
      ),
    ],
  );
}
