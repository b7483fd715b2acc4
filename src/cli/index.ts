import { Command } from 'commander';
import { addImportCommand } from './commands/import';
import { addRunCommand } from './commands/run';
import { addRunsCommands } from './commands/runs';
import { fail } from './output';

const program = new Command('longshort')
  .description('Longshort from a terminal: the same workspaces, the same services, no window.')
  .version(__APP_VERSION__)
  .showHelpAfterError();

addImportCommand(program);
addRunCommand(program);
addRunsCommands(program);

program.parseAsync().catch(fail);
