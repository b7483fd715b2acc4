import { diffSpecs } from '@core/spec/diff';
import type { ComparedTests } from '@shared/comparing';
import { AppError } from '@shared/errors';
import type { Comparison, RunDetail } from '@shared/runs';
import type { Command } from 'commander';
import {
  type Column,
  decimal,
  figure,
  percent,
  printJson,
  printLine,
  table,
  undefinedFigure,
} from '../output';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';

interface CompareFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

const most = 20;

export function addCompareCommand(program: Command): void {
  program
    .command('compare <run...>')
    .description('finished runs side by side: what differs, their figures, paired tests against the first')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (given: string[], flags: CompareFlags) => {
      const ids = [...new Set(given.map(runId))];
      if (ids.length < 2 || ids.length > most)
        throw new AppError(
          'invalid',
          `Comparing takes 2 to ${most} runs, not ${ids.length}. See: runs list.`,
        );
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async ({ runs }) => {
        const details = ids.map((id) => runs.get(id));
        const differences = diffSpecs(details.map(({ spec }) => spec));
        const common = await runs.comparison({ ids, split: 'test', rollingBars: 63 });
        const tests = await runs.pairedTests(ids, ids[0]!);
        if (flags.json) {
          const { correlation, positionOverlap, tradeOverlap, commonBars } = common;
          const compared = details.map(({ id, name, metrics }) => ({ id, name, metrics }));
          printJson({
            runs: compared,
            differences,
            tests,
            test: { correlation, positionOverlap, tradeOverlap, commonBars },
          });
        } else
          printLine(
            [
              figuresTable(details),
              ...differenceLines(details, differences),
              ...testLines(details, tests),
              ...matrixLines('correlation of returns', ids, common.correlation),
            ].join('\n'),
          );
      });
    });
}

/** After costs, on test rows. */
function figuresTable(runs: readonly RunDetail[]): string {
  const test = (run: RunDetail) => run.metrics?.test;
  return table(runs, [
    figure('run', ({ id }) => String(id)),
    { title: 'name', cell: ({ name }) => name },
    figure('accuracy', (run) => percent(test(run)?.accuracy)),
    figure('log loss', (run) => test(run)?.logLoss?.toFixed(4) ?? undefinedFigure),
    figure('return', (run) => percent(test(run)?.trading.totalReturn)),
    figure('Sharpe', (run) => decimal(test(run)?.trading.sharpe)),
    figure('max drawdown', (run) => percent(test(run)?.trading.maxDrawdown)),
    figure('trades', (run) => String(test(run)?.trading.trades ?? undefinedFigure)),
  ]);
}

function differenceLines(
  runs: readonly RunDetail[],
  differences: Comparison['differences'],
): readonly string[] {
  if (differences.length === 0) return ['', 'The specs are the same.'];
  const columns = runs.map(
    ({ id }, place): Column<Comparison['differences'][number]> => ({
      title: `run ${id}`,
      // An empty list has no words.
      cell: ({ values }) => (values[place] === '' ? 'none' : (values[place] ?? '-')),
    }),
  );
  return ['', table(differences, [{ title: 'what differs', cell: ({ path }) => path }, ...columns])];
}

function testLines(
  runs: readonly RunDetail[],
  { reference, tests, notes }: ComparedTests,
): readonly string[] {
  const nameOf = (id: number) => runs.find((run) => run.id === id)?.name ?? String(id);
  const number = (value: number | null, digits: number) => value?.toFixed(digits) ?? undefinedFigure;
  const rows =
    tests.length === 0
      ? []
      : [
          '',
          table(tests, [
            { title: `against ${nameOf(reference)}`, cell: ({ id }) => nameOf(id) },
            { title: 'of', cell: ({ what }) => what },
            figure('difference', ({ difference }) => number(difference, 4)),
            figure('p', ({ p }) => number(p, 3)),
            figure('p corrected', ({ corrected }) => number(corrected, 3)),
            {
              title: 'verdict',
              cell: ({ corrected, verdict }) => (corrected === null ? undefinedFigure : verdict),
            },
          ]),
        ];
  return [...rows, ...notes];
}

function matrixLines(
  title: string,
  ids: readonly number[],
  values: readonly (readonly (number | null)[])[],
): readonly string[] {
  const columns = ids.map((id, place) =>
    figure<number>(`run ${id}`, (row) => values[row]?.[place]?.toFixed(2) ?? undefinedFigure),
  );
  const rows = ids.map((_, row) => row);
  return ['', table(rows, [{ title, cell: (row) => `run ${ids[row]}` }, ...columns])];
}
