import { resolve } from 'node:path';
import { requireSoundPlan } from '@core/search/plan-faults';
import type { Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { SweepSummary, TrialRow } from '@shared/sweeps';
import { type Command, InvalidArgumentError } from 'commander';
import { note, printJson, printLine } from '../output';
import { bestTrials, sweepText } from '../report-sweep';
import { sweepProgress } from '../sweep-progress';
import { printSweeps, tellElsewhere } from '../sweep-status';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';
import { provideSample, readSpec } from './run';

interface SweepFlags extends WorkspaceOptions {
  readonly trials?: number;
  readonly workers?: number;
  readonly json?: boolean;
}

const mostShown = 10;

export function addSweepCommand(program: Command): void {
  const sweep: Command = program
    .command('sweep')
    .description('search an experiment by its plan; makes the workspace where it is missing')
    .usage('<spec> | status [id] | pause <id> | resume <id>')
    .argument('[spec]', 'an experiment with its sweep, a JSON file')
    .requiredOption(...workspaceOption)
    .option('--trials <number>', 'trials to make instead of those of the plan', countOf)
    .option(
      '--workers <number>',
      'processes to work on it; as many as there are processors unless told',
      countOf,
    )
    .option('--json', 'print as JSON')
    .action(async (file: string | undefined, flags: SweepFlags) => {
      if (file === undefined) sweep.help({ error: true });
      const spec = withTrials(readSpec(file), flags.trials);
      requireSoundPlan(spec);
      await sweepTo(flags, 'create', async (services) => {
        await provideSample(services, spec);
        return services.sweeps.startSpec(spec, flags.workers ?? null);
      });
    });
  sweep
    .command('status [id]')
    .description(
      'list the sweeps, or show one with its best trials; also of a workspace that is open elsewhere',
    )
    .action(async (id: string | undefined, _: unknown, command: Command) => {
      await printSweeps(command.optsWithGlobals(), id === undefined ? null : sweepId(id), mostShown);
    });
  sweep
    .command('resume <id>')
    .description('go on with a paused, interrupted or failed sweep to its end')
    .action(async (id: string, _: unknown, command: Command) => {
      const flags = command.optsWithGlobals<SweepFlags>();
      await tellElsewhere('Continue the sweep there, or close that first.', () =>
        sweepTo(flags, 'fail', async ({ sweeps }) => {
          if (flags.workers !== undefined) sweeps.setWorkers(sweepId(id), flags.workers);
          if (flags.trials !== undefined) return sweeps.addTrials(sweepId(id), flags.trials);
          const { state } = sweeps.get(sweepId(id));
          return state === 'queued' ? sweeps.get(sweepId(id)) : sweeps.resume(sweepId(id));
        }),
      );
    });
  sweep
    .command('pause <id>')
    .description('keep a sweep that waits from being begun by the app')
    .action(async (id: string, _: unknown, command: Command) => {
      const flags = command.optsWithGlobals<SweepFlags>();
      const there =
        'A sweep is paused where it is worked on: in the app on its page, at a terminal with Ctrl+C.';
      await tellElsewhere(there, () => pause(flags, sweepId(id)));
    });
}

/** The number of a sweep as typed. */
export function sweepId(text: string): number {
  if (!/^\d+$/.test(text))
    throw new AppError('invalid', `"${text}" is not the number of a sweep. See: sweep status.`);
  return Number(text);
}

async function pause(flags: SweepFlags, id: number): Promise<void> {
  await withWorkspace({ ...flags, whenMissing: 'fail' }, async ({ sweeps }) => {
    const { state } = sweeps.get(id);
    // Nobody works on it while the workspace is closed, and nobody goes on with these unasked.
    const isAtRest = state === 'paused' || state === 'interrupted';
    const { name, state: now } = isAtRest ? sweeps.get(id) : sweeps.pause(id);
    printLine(
      `Sweep ${id} "${name}" is ${now}; it goes on once it is asked to. Go on with: ${resumeText(id, flags)}`,
    );
  });
}

/** Works on a sweep to its end and prints it; others that wait are left to the app. */
async function sweepTo(
  flags: SweepFlags,
  whenMissing: 'create' | 'fail',
  start: (services: Services) => Promise<SweepSummary>,
): Promise<void> {
  let mayBegin = false;
  const progress = sweepProgress();
  const isSweeping = (): boolean => mayBegin;
  await withWorkspace({ ...flags, whenMissing, isSweeping, emit: progress.emit }, async (services) => {
    const { id } = await start(services);
    progress.follow(id, () => services.sweeps.get(id));
    const first = services.sweeps.list().find(({ position }) => position === 1);
    if (first !== undefined && first.id !== id) services.sweeps.move(id, first.id);
    mayBegin = true;
    services.session.sweeps().wake();
    mayBegin = false;
    listen(services, id, flags);
    await services.session.sweeps().idle();
    report(services, id, flags);
  });
}

/** Ctrl+C lets the trials under way end; once more breaks them off. */
function listen(services: Services, id: number, flags: SweepFlags): void {
  const breakOff = (): void => {
    note(`Breaking off. Go on later with: ${resumeText(id, flags)}`);
    void services.session.sweeps().stop();
  };
  process.once('SIGINT', () => {
    note(
      `Pausing once the trials under way have ended; Ctrl+C again breaks them off. Go on later with: ${resumeText(id, flags)}`,
    );
    services.sweeps.pause(id);
    process.once('SIGINT', breakOff);
  });
  process.once('SIGTERM', breakOff);
}

function report({ sweeps }: Services, id: number, flags: SweepFlags): void {
  const sweep = sweeps.get(id);
  const best = bestTrials(sweep, trialsOf(sweeps, id), mostShown);
  if (flags.json) printJson({ ...sweep, bestTrials: best });
  else printLine(sweepText(sweep, best));
  if (sweep.state !== 'done')
    throw new AppError('cancelled', `Sweep ${id} is ${sweep.state}. Go on with: ${resumeText(id, flags)}`);
}

function trialsOf(sweeps: Services['sweeps'], id: number): readonly TrialRow[] {
  const trials = new Map<number, TrialRow>();
  for (let since = 0, isPartial = true; isPartial; ) {
    const news = sweeps.trials(id, since);
    for (const trial of news.trials) trials.set(trial.number, trial);
    ({ revision: since, isPartial } = news);
  }
  return [...trials.values()];
}

function withTrials(spec: ExperimentSpec, trials: number | undefined): ExperimentSpec {
  if (spec.sweep === null || trials === undefined) return spec;
  return { ...spec, sweep: { ...spec.sweep, budget: { ...spec.sweep.budget, trials } } };
}

function resumeText(id: number, { workspace }: WorkspaceOptions): string {
  return `sweep resume ${id} -w ${resolve(workspace)}`;
}

function countOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}
