import {
  type ForecastFigures,
  type ForecastMetrics,
  type MovementMetrics,
  type RunDetail,
  type RunMetrics,
  type SplitMetrics,
  type SplitName,
  splitNames,
} from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import { type Column, decimal, figure, percent, table } from './output';
import { spreadText } from './report-splits';

/**
 * The tables that only some labels have: how good forecasts were, how good classes of movements. Of several seeds each figure is their mean
 * and deviation; what the training rows alone say is the same of all.
 */
export function labelTables(
  metrics: RunMetrics,
  { seeds, spec }: Pick<RunDetail, 'seeds' | 'spec'>,
): readonly string[] {
  const forecasts = rowsOf(metrics, seeds, ({ forecast }) => forecast);
  const movements = rowsOf(metrics, seeds, ({ movement }) => movement);
  return [
    ...(forecasts.length > 0 ? ['', table(forecasts, forecastColumns(forecasts, spec.label.kind))] : []),
    ...(movements.length > 0 ? ['', table(movements, movementColumns)] : []),
    ...(metrics.test.movement ? ['', confusionTable(metrics.test.movement)] : []),
  ];
}

type Row<T> = T & { readonly split: SplitName; readonly spreads: SplitMetrics['overSeeds'] };

function rowsOf<T>(
  metrics: RunMetrics,
  seeds: number,
  read: (split: SplitMetrics) => T | null,
): readonly Row<T>[] {
  return splitNames.flatMap((split) => {
    const figures = read(metrics[split]);
    const spreads = seeds > 1 ? metrics[split].overSeeds : {};
    return figures === null ? [] : [{ ...figures, split, spreads }];
  });
}

type Format = (value: number | null | undefined) => string;

/** A figure, with its deviation where there are several seeds. @param path in `overSeeds` */
function spreadable<T>(
  title: string,
  path: string,
  read: (row: T) => number | null,
  format: Format,
): Column<Row<T>> {
  return figure(title, (row) => {
    const spread = row.spreads[path];
    return spread === undefined ? format(read(row)) : spreadText(spread, format);
  });
}

const places = (count: number) => (value: number | null | undefined) => decimal(value, count);

/** What is forecast. */
const forecastOf: Partial<Record<LabelKind, string>> = {
  simpleReturn: 'return',
  volatility: 'log volatility',
};

/** Likelihood and interval where the loss has them; beside each error that of a forecast that knows only the training rows. */
function forecastColumns(
  rows: readonly Row<ForecastMetrics>[],
  kind: LabelKind,
): readonly Column<Row<ForecastMetrics>>[] {
  const has = (name: 'nominalCoverage' | 'nll' | 'pinball' | 'qlike') =>
    rows.some((row) => row[name] !== null);
  const own = (title: string, name: keyof ForecastFigures, format: Format) =>
    spreadable<ForecastMetrics>(title, `forecast.${name}`, (row) => row[name], format);
  const beside = (title: string, name: 'rmse' | 'nll' | 'pinball' | 'qlike', count: number) => [
    own(title, name, places(count)),
    figure<Row<ForecastMetrics>>('naive', (row) => decimal(row.naive[name], count)),
  ];
  return [
    { title: `forecast, ${forecastOf[kind] ?? 'log return'}`, cell: (row) => row.split },
    ...beside('RMSE', 'rmse', 6),
    own('MAE', 'mae', places(6)),
    own('R2', 'r2', places(4)),
    own('R2 against zero', 'r2VsZero', places(4)),
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
    ...(has('qlike') ? beside('QLIKE', 'qlike', 4) : []),
  ];
}

const movement = (
  title: string,
  name: 'accuracy' | 'balancedAccuracy' | 'macroF1' | 'logLoss',
  format: Format,
) => spreadable<MovementMetrics>(title, `movement.${name}`, (row) => row[name], format);

const movementColumns: readonly Column<Row<MovementMetrics>>[] = [
  { title: 'movement', cell: (row) => row.split },
  movement('accuracy', 'accuracy', percent),
  figure('always the commonest', (row) => `${percent(row.mostFrequent.accuracy)} ${row.mostFrequent.class}`),
  movement('balanced', 'balancedAccuracy', percent),
  movement('macro F1', 'macroF1', places(3)),
  movement('log loss', 'logLoss', places(4)),
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
