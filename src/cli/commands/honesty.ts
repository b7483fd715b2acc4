import { AppError } from '@shared/errors';
import type { Trial, Vault } from '@shared/honesty';
import type { Command } from 'commander';
import { decimal, figure, printJson, printLine, table } from '../output';
import { honestyLines } from '../report-honesty';
import { seriesNamed } from '../series-named';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';

interface JsonFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

/** What was tried on test data, what that makes of a Sharpe ratio, and periods that are kept from it. */
export function addHonestyCommands(program: Command): void {
  program
    .command('honesty <run>')
    .description('judge the Sharpe ratio of a run among all trials on its data and test period')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (run: string, flags: JsonFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async ({ honesty }) => {
        const report = await honesty.report(runId(run));
        if (flags.json) printJson(report);
        else printLine(honestyLines(report).join('\n').trimStart());
      });
    });
  program
    .command('ledger')
    .description('list all that was ever evaluated on test data, the newest first')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (flags: JsonFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async ({ honesty }) => {
        const lines = honesty.ledger();
        if (flags.json) printJson(lines);
        else printLine(lines.length === 0 ? 'Nothing was evaluated on test data yet.' : ledgerTable(lines));
      });
    });
  addVaultCommands(program);
}

function addVaultCommands(program: Command): void {
  const vault = program.command('vault').description('keep a period of a series from training and testing');
  vault
    .command('list')
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (flags: JsonFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail', isReading: true }, async ({ vaults }) => {
        const list = vaults.list();
        if (flags.json) printJson(list);
        else printLine(list.length === 0 ? 'No period was ever locked.' : vaultTable(list));
      });
    });
  vault
    .command('lock <series> <from> <to>')
    .description('lock the days from ... to, such as 2019-01-01, both inclusive')
    .requiredOption(...workspaceOption)
    .option('--note <text>', 'what it is kept for', '')
    .action(async (name: string, from: string, to: string, flags: WorkspaceOptions & { note: string }) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) => {
        const { id: seriesId } = seriesNamed(services, name);
        for (const day of [from, to]) refuseNoDay(day);
        const locked = services.vaults.lock({ seriesId, from, to, note: flags.note });
        printLine(
          `Locked "${locked.series}" from ${locked.from} to ${locked.to} as test vault ${locked.id}.`,
        );
      });
    });
  vault
    .command('open <vault>')
    .description('open a locked period for good; the date and the reason are kept, and it counts as a trial')
    .requiredOption(...workspaceOption)
    .requiredOption('--reason <text>', 'what it is opened for')
    .action(async (given: string, flags: WorkspaceOptions & { reason: string }) => {
      if (flags.reason.trim() === '')
        throw new AppError(
          'invalid',
          'A test vault is opened for a reason, which is kept. Say it with --reason.',
        );
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async ({ vaults }) => {
        const opened = vaults.open(vaultId(given), flags.reason.trim());
        printLine(`Opened "${opened.series}" from ${opened.from} to ${opened.to}, which counts as a trial.`);
      });
    });
}

function refuseNoDay(text: string): void {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(time) || day(time) !== text)
    throw new AppError('invalid', `"${text}" is not a day such as 2019-01-01.`);
}

function vaultId(text: string): number {
  if (!/^\d+$/.test(text))
    throw new AppError('invalid', `"${text}" is not the number of a test vault. See: vault list.`);
  return Number(text);
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

function ledgerTable(lines: readonly Trial[]): string {
  return table(lines, [
    { title: 'made', cell: ({ madeAt }) => day(madeAt) },
    { title: 'what', cell: ({ kind }) => kind },
    { title: 'of', cell: ({ title }) => title },
    { title: 'series', cell: ({ series }) => series.join(', ') },
    { title: 'tested from', cell: ({ firstTime }) => day(firstTime) },
    { title: 'to', cell: ({ lastTime }) => day(lastTime) },
    figure('Sharpe', ({ sharpe }) => decimal(sharpe)),
    { title: 'counts', cell: ({ counts }) => (counts ? 'yes' : 'no') },
  ]);
}

function vaultTable(list: readonly Vault[]): string {
  return table(list, [
    figure('vault', ({ id }) => String(id)),
    { title: 'series', cell: ({ series }) => series },
    { title: 'from', cell: ({ from }) => from },
    { title: 'to', cell: ({ to }) => to },
    {
      title: 'state',
      cell: ({ openedAt, openedFor }) =>
        openedAt === null ? 'locked' : `opened ${day(openedAt)}: ${openedFor}`,
    },
    { title: 'note', cell: ({ note }) => note },
  ]);
}
