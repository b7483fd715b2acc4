import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import type { RunTableName, TableFormat, Written } from '@shared/exchange';
import type { Command } from 'commander';
import { note, printLine } from '../output';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';
import { sweepId } from './sweep';

interface ExportFlags extends WorkspaceOptions {
  readonly force?: boolean;
}

interface PortableFlags extends ExportFlags {
  readonly runs?: readonly string[];
  readonly sweeps?: readonly string[];
  readonly data?: boolean;
}

type Write = (services: Services, path: string) => Promise<string>;

/** Files for other programs and other workspaces, and what comes from them. */
export function addExchangeCommands(program: Command): void {
  const command = program.command('export').description('write runs and sweeps into files');
  const add = (usage: string, description: string): Command =>
    command
      .command(usage)
      .description(description)
      .requiredOption(...workspaceOption)
      .option('--force', 'write over a file that is there');

  for (const table of ['predictions', 'trades'] as const) {
    add(`${table} <run> <file>`, `the ${table} of a run; the file ends in .csv or .parquet`).action(
      (run: string, file: string, flags: ExportFlags) => exportTable(table, run, file, flags),
    );
  }
  add('trials <sweep> <file>', 'the trials of a sweep; the file ends in .csv or .parquet').action(
    async (sweep: string, file: string, flags: ExportFlags) => {
      const format = formatOf(file);
      await exportTo(file, flags, async ({ exchange }, path) =>
        written(await exchange.exportTrials(sweepId(sweep), format, path), 'row'),
      );
    },
  );
  add('optuna <sweep> <file>', 'a sweep as a study of Optuna, for optuna-dashboard sqlite:///FILE').action(
    async (sweep: string, file: string, flags: ExportFlags) => {
      await exportTo(file, flags, async ({ exchange }, path) =>
        written(await exchange.exportOptuna(sweepId(sweep), path), 'trial'),
      );
    },
  );
  add('portable <file>', 'finished runs and sweeps for another workspace; the file ends in .longshort')
    .option('--runs <run...>', 'numbers of runs')
    .option('--sweeps <sweep...>', 'numbers of sweeps')
    .option('--data', 'take their series along, so that runs can be repeated there')
    .action(exportPortable);

  program
    .command('import-runs <file>')
    .description('take the runs and sweeps of another workspace; what is here already is not taken again')
    .requiredOption(...workspaceOption)
    .action(importRuns);
}

async function exportTable(
  table: RunTableName,
  run: string,
  file: string,
  flags: ExportFlags,
): Promise<void> {
  const format = formatOf(file);
  await exportTo(file, flags, async ({ exchange }, path) =>
    written(await exchange.exportRunTable(runId(run), table, format, path), 'row'),
  );
}

async function exportPortable(file: string, flags: PortableFlags): Promise<void> {
  const runIds = (flags.runs ?? []).map(runId);
  const sweepIds = (flags.sweeps ?? []).map(sweepId);
  if (runIds.length + sweepIds.length === 0)
    throw new AppError(
      'invalid',
      'Nothing was chosen to export. Name runs with --runs, sweeps with --sweeps.',
    );
  if (!file.endsWith('.longshort'))
    throw new AppError('invalid', `"${file}" must end in .longshort, since other workspaces open it as one.`);
  await exportTo(file, flags, async ({ exchange }, path) => {
    const choice = { runIds, sweepIds, withData: flags.data === true };
    const { runs, sweeps, series } = await exchange.exportPortable(choice, path);
    return `Wrote ${count(runs, 'run')}, ${count(sweeps, 'sweep')} and ${series} series to ${path}.`;
  });
}

async function importRuns(file: string, flags: WorkspaceOptions): Promise<void> {
  await withWorkspace({ ...flags, whenMissing: 'create' }, async ({ exchange }) => {
    const taken = await exchange.importPortable(resolve(file));
    const { runIds, sweepIds, series, knownRuns, knownSweeps, furtherTrials, notes } = taken;
    const known = [...listed(knownRuns, 'run'), ...listed(knownSweeps, 'sweep')].join(' and ');
    const already = known === '' ? '' : ` Here already: ${known}.`;
    const further =
      furtherTrials === 0 ? '' : ` Added ${count(furtherTrials, 'trial')} to sweeps that were here.`;
    printLine(
      `Took ${count(runIds.length, 'run')}, ${count(sweepIds.length, 'sweep')} and ${series.length} series.${already}${further}`,
    );
    for (const each of notes) note(each);
  });
}

async function exportTo(file: string, flags: ExportFlags, write: Write): Promise<void> {
  const path = resolve(file);
  if (existsSync(path) && flags.force !== true)
    throw new AppError(
      'conflict',
      `${path} is there already. Choose another name, or write over it with --force.`,
    );
  await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async (services) => {
    printLine(await write(services, path));
  });
}

function written({ path, rows }: Written, what: string): string {
  return `Wrote ${count(rows, what)} to ${path}.`;
}

function listed(number: number, what: string): readonly string[] {
  return number === 0 ? [] : [count(number, what)];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function formatOf(file: string): TableFormat {
  if (file.endsWith('.csv')) return 'csv';
  if (file.endsWith('.parquet')) return 'parquet';
  throw new AppError('invalid', `"${file}" must end in .csv or .parquet.`);
}
