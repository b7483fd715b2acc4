import { AppError } from '@shared/errors';
import type { Command } from 'commander';
import { auditText } from '../audit-report';
import { printJson, printLine } from '../output';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';

interface AuditFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

export function addAuditCommand(program: Command): void {
  program
    .command('audit <run>')
    .description('look for leaks in a finished run; exit code 1 where there is one')
    .requiredOption(...workspaceOption)
    .option('--json', 'print the report as JSON')
    .action(async (run: string, flags: AuditFlags) => {
      const id = runId(run);
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async (services) => {
        const stop = (): void => services.board.cancel('audit', id);
        process.once('SIGINT', stop);
        process.once('SIGTERM', stop);
        const report = await services.audits.audit(id);
        if (flags.json) printJson({ runId: id, ...report });
        else printLine(auditText(id, report));
        const leaks = report.findings.filter(({ verdict }) => verdict === 'fail');
        if (leaks.length > 0)
          throw new AppError(
            'invalid',
            `Run ${id} leaks: ${leaks.map(({ evidence }) => headOf(evidence)).join('; ')}.`,
          );
      });
    });
}

/** What the leak is called: evidence begins with it. */
function headOf(evidence: string): string {
  return evidence.slice(0, evidence.indexOf(':')).toLowerCase();
}
