import type { Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import type { RunDifferences } from '@shared/reproduction';
import type { RunSummary } from '@shared/runs';
import type { Command } from 'commander';
import { note, printJson, printLine, table, undefinedFigure } from '../output';
import { trainOne, untilTrained } from '../train-one';
import { type WorkspaceOptions, workspaceOption } from '../workspace';
import { runId } from './run';

interface RepeatFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

export function addRepeatCommand(program: Command): void {
  program
    .command('repeat <run>')
    .description('run a finished run again and compare; exit code 0 where every bit is the same')
    .requiredOption(...workspaceOption)
    .option('--json', 'print the comparison as JSON')
    .action(async (given: string, flags: RepeatFlags) => {
      const id = runId(given);
      await trainOne(
        { ...flags, whenMissing: 'fail' },
        ({ repeats }) => repeats.repeat(id),
        (services, repeat) => follow(services, id, repeat, flags),
      );
    });
}

async function follow(services: Services, id: number, repeat: RunSummary, flags: RepeatFlags): Promise<void> {
  note(`Repeating run ${id} as run ${repeat.id} ...`);
  await untilTrained(services, repeat);
  const { state, problem } = services.runs.get(repeat.id);
  if (state !== 'done') throw new AppError('cancelled', problem ?? `Run ${repeat.id} is ${state}.`);
  const differences = services.repeats.differences(repeat.id);
  if (differences === null) throw new AppError('notFound', `Run ${id} is gone.`);
  if (flags.json) printJson(differences);
  else printLine(differencesText(differences));
  if (!differences.isSame) process.exitCode = 1;
}

/** The comparison for a terminal. */
function differencesText({ of, by, verdict, causes, effects, others }: RunDifferences): string {
  const cell = (value: string | null): string => value ?? undefinedFigure;
  const tableOf = (
    title: string,
    rows: readonly { what: string; before: string | null; after: string | null }[],
  ) =>
    rows.length === 0
      ? []
      : [
          '',
          table(rows, [
            { title, cell: ({ what }) => what },
            { title: `run ${of}`, cell: ({ before }) => cell(before) },
            { title: `run ${by}`, cell: ({ after }) => cell(after) },
          ]),
        ];
  return [
    verdict,
    ...tableOf('not the same', causes),
    ...tableOf('what came of it', effects),
    ...(others === 0 ? [] : [`and ${others} more`]),
  ].join('\n');
}
