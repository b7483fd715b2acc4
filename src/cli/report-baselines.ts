import type { BaselineReport, BaselineResult } from '@shared/run-report';
import { type Column, decimal, figure, percent, table, undefinedFigure } from './output';

/** A run beside its baselines as a terminal shows it: their figures, and what can be said of them; nothing where there are none. */
export function baselineLines({ results, verdicts, chance }: BaselineReport): readonly string[] {
  if (results.length === 0) return [];
  return [
    '',
    table(results, columnsOf(results)),
    '',
    ...(chance === null ? [] : [chance]),
    ...verdicts,
    ...results.flatMap(({ name, notes }) => notes.map((note) => `Note: ${name}: ${note}`)),
  ];
}

function columnsOf(results: readonly BaselineResult[]): readonly Column<BaselineResult>[] {
  const hasForecasts = results.some(({ test }) => test?.forecast);
  const columns = [
    { title: 'baseline, test', cell: ({ name }: BaselineResult) => name },
    figure<BaselineResult>('accuracy', ({ test }) => percent(test?.movement?.accuracy ?? test?.accuracy)),
    hasForecasts
      ? figure<BaselineResult>('RMSE', ({ test }) => decimal(test?.forecast?.rmse, 6))
      : figure<BaselineResult>('log loss', ({ test }) =>
          decimal(test?.movement?.logLoss ?? test?.logLoss, 4),
        ),
    figure<BaselineResult>('Sharpe', ({ test }) => decimal(test?.trading.sharpe)),
    figure<BaselineResult>('seconds', ({ seconds }) => decimal(seconds, 1)),
  ];
  return columns.filter(({ cell }) => results.some((result) => cell(result) !== undefinedFigure));
}
