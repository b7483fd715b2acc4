import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { counted } from '@core/importing/findings';
import type { Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import type { Command } from 'commander';
import { note, printLine } from '../output';
import { seriesNamed } from '../series-named';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';

interface ActionFlags extends WorkspaceOptions {
  readonly splitAdjusted?: boolean;
}

/** What a series keeps beside its bars: the calendar it is judged by, its splits and dividends. */
export function addSeriesSettings(series: Command): void {
  series
    .command('calendar <name> [key]')
    .description('keep the calendar that gaps are judged by, such as XNYS or 24/7; none without a key')
    .requiredOption(...workspaceOption)
    .action(async (name: string, key: string | undefined, flags: WorkspaceOptions) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) => {
        const { id } = seriesNamed(services, name);
        const { calendar } = services.series.setCalendar(id, key ?? null);
        printLine(`"${name}" keeps ${calendar === null ? 'no calendar' : `the calendar ${calendar}`}.`);
      });
    });
  series
    .command('actions <name> <file>')
    .description('record splits and dividends from lines date,split,dividend, in place of what is recorded')
    .requiredOption(...workspaceOption)
    .option('--split-adjusted', "the series' prices have the splits taken out already, as Yahoo's have")
    .action(async (name: string, file: string, flags: ActionFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) =>
        recordActions(services, name, resolve(file), flags.splitAdjusted === true),
      );
    });
}

/** All lines or none: a list with holes would adjust prices wrongly without a word. */
function recordActions(services: Services, name: string, file: string, isSplitAdjusted: boolean): void {
  const { actions } = services;
  const { id } = seriesNamed(services, name);
  const read = actions.read(textOf(file));
  if (read.problems.length > 0) {
    throw new AppError('invalid', `${file} was not recorded. Mend these lines and try again.`, read.problems);
  }
  const saved = actions.save(id, { actions: read.actions, isSplitAdjusted });
  const splits = saved.actions.filter(({ kind }) => kind === 'split').length;
  if (isSplitAdjusted && splits === 0) note('No split is among them, so that raw prices stay as they are.');
  printLine(
    `Recorded ${counted(splits, 'split')} and ${counted(saved.actions.length - splits, 'dividend')} of "${name}".`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('io', `${file} cannot be read. Check the path.`, [], { cause });
  }
}
