import type { Command } from 'commander';
import { printJson, printLine } from '../output';
import { reportLine, runReport, runsTable } from '../report';
import { baselineLines } from '../report-baselines';
import { honestyLines, honestyOf } from '../report-honesty';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';

interface RunsFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

export function addRunsCommands(program: Command): void {
  const runs = program.command('runs').description('list, show and delete saved runs');
  runs
    .command('list')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (flags: RunsFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) => {
        const list = services.runs.list();
        if (flags.json) printJson(list);
        else printLine(list.length === 0 ? 'No runs yet. Make one with: run SPEC' : runsTable(list));
      });
    });
  runs
    .command('show <run>')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (run: string, flags: RunsFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) => {
        const detail = services.runs.get(runId(run));
        const baselines = services.baselines.report(detail.id);
        const honesty = await honestyOf(services, detail);
        if (flags.json)
          printJson({
            ...runReport(detail, services.runs.report(detail.id)),
            curves: services.runs.curves(detail.id),
            baselines,
            honesty,
          });
        else
          printLine([reportLine(detail), ...baselineLines(baselines), ...honestyLines(honesty)].join('\n'));
      });
    });
  runs
    .command('delete <run...>')
    .description('delete runs; the app can undo it for a week')
    .requiredOption(...workspaceOption)
    .action(async (given: string[], flags: RunsFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) => {
        const ids = given.map(runId);
        for (const id of ids) services.runs.get(id);
        await services.runs.remove(ids);
        printLine(`Deleted ${ids.length === 1 ? 'run' : 'runs'} ${ids.join(', ')}.`);
      });
    });
}
