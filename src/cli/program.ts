import '@shared/parse-little';
import { Command } from 'commander';
import { addAuditCommand } from './commands/audit';
import { addBaselinesCommand } from './commands/baselines';
import { addCompareCommand } from './commands/compare';
import { addExchangeCommands } from './commands/exchange';
import { addHonestyCommands } from './commands/honesty';
import { addImportCommand } from './commands/import';
import { addRepeatCommand } from './commands/repeat';
import { addRunCommand } from './commands/run';
import { addRunsCommands } from './commands/runs';
import { addSeriesCommands } from './commands/series';
import { addSweepCommand } from './commands/sweep';
import { fail } from './output';

/** Runs the command that these words name; what it fails with is said on stderr, by a sentence and exit code 1. */
export async function runProgram(words: readonly string[]): Promise<void> {
  await createProgram().parseAsync(words, { from: 'user' }).catch(fail);
}

function createProgram(): Command {
  const program = new Command('longshort')
    .description('Longshort from a terminal: the same workspaces, the same services, no window.')
    .version(__APP_VERSION__)
    .showHelpAfterError();
  addImportCommand(program);
  addRunCommand(program);
  addRunsCommands(program);
  addSweepCommand(program);
  addAuditCommand(program);
  addRepeatCommand(program);
  addBaselinesCommand(program);
  addSeriesCommands(program);
  addHonestyCommands(program);
  addCompareCommand(program);
  addExchangeCommands(program);
  return program;
}
