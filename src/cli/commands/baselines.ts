import { type BaselineKind, baselineKinds } from '@shared/baselines';
import { AppError } from '@shared/errors';
import { Argument, type Command } from 'commander';
import { printJson, printLine } from '../output';
import { baselineLines } from '../report-baselines';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { runId } from './run';

interface BaselinesFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

export function addBaselinesCommand(program: Command): void {
  program
    .command('baselines <run>')
    .description('show a run beside its baselines; those that are named are fitted to its folds first')
    .addArgument(new Argument('[kinds...]', 'baselines to fit').choices(baselineKinds))
    .requiredOption(...workspaceOption)
    .option('--json', 'print as JSON')
    .action(async (run: string, kinds: BaselineKind[], flags: BaselinesFlags) => {
      await withWorkspace({ ...flags, whenMissing: 'fail' }, async ({ baselines }) => {
        const id = runId(run);
        const report = kinds.length === 0 ? baselines.report(id) : await baselines.add(id, kinds);
        if (flags.json) printJson(report);
        else if (report.results.length > 0) printLine(baselineLines(report).slice(1).join('\n'));
        else throw new AppError('notFound', noneYet(id, report.more));
      });
    });
}

function noneYet(id: number, more: readonly { readonly kind: BaselineKind }[]): string {
  const kinds = more.map(({ kind }) => kind).join(' ');
  return `Run ${id} has no baselines. Fit some with: baselines ${id} ${kinds}`;
}
