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

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// Nobody reads the notes any more: the work goes on, its result is on stdout and in the workspace.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
program.parseAsync().catch(fail);
