import type { QualityReport } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import type { Command } from 'commander';
import { figure, printJson, printLine, table } from '../output';
import { seriesNamed } from '../series-named';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { addSeriesSettings } from './series-settings';

interface SeriesFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

export function addSeriesCommands(program: Command): void {
  const series = program
    .command('series')
    .description('list series, check their quality, record what belongs to them');
  series
    .command('list')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (flags: SeriesFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async (services) => {
        const list = services.series.list();
        if (flags.json) printJson(list);
        else printLine(list.length === 0 ? 'No series yet. Make one with: import FILE' : seriesTable(list));
      });
    });
  series
    .command('check <name>')
    .description('look for splits, bad ticks, gaps and other faults; the app offers remedies')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (name: string, flags: SeriesFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async (services) => {
        const report = await services.quality.check(seriesNamed(services, name).id);
        if (flags.json) printJson(report);
        else printLine(reportText(report));
      });
    });
  addSeriesSettings(series);
}

function seriesTable(list: readonly SeriesSummary[]): string {
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return table(list, [
    { title: 'name', cell: ({ name }) => name },
    { title: 'kind', cell: ({ kind }) => kind },
    figure('bars', ({ bars }) => String(bars)),
    { title: 'from', cell: ({ firstTime }) => day(firstTime) },
    { title: 'to', cell: ({ lastTime }) => day(lastTime) },
  ]);
}

function reportText({ bars, groups, dismissed }: QualityReport): string {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const lines = groups.flatMap(({ findings, total }) => [
    ...findings.map(({ severity, message }) => `${severity}: ${message}`),
    ...(total > findings.length ? [`  and ${total - findings.length} more of the kind`] : []),
  ]);
  const of = `in ${bars} bars${dismissed > 0 ? `, ${dismissed} dismissed` : ''}.`;
  return [
    ...lines,
    total === 0 ? `Nothing found ${of}` : `${total} ${total === 1 ? 'finding' : 'findings'} ${of}`,
  ].join('\n');
}
