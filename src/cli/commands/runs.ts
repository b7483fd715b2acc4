import { type Command, InvalidArgumentError } from 'commander';
import { findRuns, type RunsWanted } from '../find-runs';
import { note, printJson, printLine } from '../output';
import { reportLine, runReport, runsTable } from '../report';
import { baselineLines } from '../report-baselines';
import { honestyLines, honestyOf } from '../report-honesty';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';

interface RunsFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

interface ListFlags extends RunsFlags, RunsWanted {}

export function addRunsCommands(program: Command): void {
  const runs = program.command('runs').description('list, show and delete saved runs');
  runs
    .command('list')
    .requiredOption(...workspaceOption)
    .option('-q, --query <query>', 'those that it finds, as in "model.hidden >= 64 and tag:fx"', '')
    .option('--archived', 'archived runs too')
    .option('--limit <runs>', 'the newest so many', countOf, 50)
    .option('--json', 'print as JSON')
    .action(async (flags: ListFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async (services) => {
        const { total, matched, runs } = await findRuns(services, flags);
        if (flags.json) printJson(runs);
        else if (total === 0) printLine('No runs yet. Make one with: run SPEC');
        else printLine(matched === 0 ? 'No run matches.' : runsTable(runs));
        if (runs.length < matched) note(`${runs.length} of ${matched} runs; --limit ${matched} prints all.`);
      });
    });
  runs
    .command('show <run>')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (run: string, flags: RunsFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async (services) => {
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

function countOf(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}
