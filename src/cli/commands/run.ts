import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSpecText } from '@core/spec/parse-spec';
import type { Services } from '@main/services/app';
import { bundledSeries, importSample } from '@main/services/first-workspace';
import { storageFault } from '@main/storage/faults';
import { AppError } from '@shared/errors';
import type { RunSummary } from '@shared/runs';
import { type DeviceChoice, deviceChoice, type ExperimentSpec } from '@shared/spec';
import { type Command, Option } from 'commander';
import { printJson, printLine } from '../output';
import { type ProgressNotes, progressNotes } from '../progress';
import { reportLine, runReport } from '../report';
import { baselineLines } from '../report-baselines';
import { honestyLines, honestyOf } from '../report-honesty';
import { trainOne, untilTrained } from '../train-one';
import { type WorkspaceOptions, workspaceOption } from '../workspace';

interface RunFlags extends WorkspaceOptions {
  readonly json?: boolean;
}

export function addRunCommand(program: Command): void {
  program
    .command('run <spec>')
    .description('train and judge an experiment, a JSON file; makes the workspace where it is missing')
    .requiredOption(...workspaceOption)
    .option('--json', 'print the result as JSON')
    .action(async (file: string, flags: RunFlags) => {
      const spec = readSpec(file);
      const notes = progressNotes();
      await trainOne(
        { ...flags, whenMissing: 'create', emit: notes.emit },
        async (services) => {
          await provideSample(services, spec);
          return services.runs.startSpec(spec);
        },
        (services, run) => follow(services, run, notes, flags),
      );
    });
  program
    .command('resume <run>')
    .description(
      'go on with an interrupted, cancelled or failed run after its last finished epoch; begin one that waits',
    )
    .requiredOption(...workspaceOption)
    .addOption(new Option('--device <device>', 'go on there instead').choices(deviceChoice.options))
    .option('--json', 'print the result as JSON')
    .action(async (run: string, flags: RunFlags & { readonly device?: DeviceChoice }) => {
      const id = runId(run);
      const notes = progressNotes();
      await trainOne(
        { ...flags, whenMissing: 'fail', emit: notes.emit },
        ({ runs }) => {
          const waits = flags.device === undefined && runs.get(id).state === 'queued';
          return waits ? runs.get(id) : runs.resume(id, flags.device);
        },
        (services, resumed) => follow(services, resumed, notes, flags),
      );
    });
}

/** The number of a run as typed. */
export function runId(text: string): number {
  if (!/^\d+$/.test(text))
    throw new AppError('invalid', `"${text}" is not the number of a run. See: runs list.`);
  return Number(text);
}

/** Waits for a run's end and prints it. */
async function follow(
  services: Services,
  trained: RunSummary,
  notes: ProgressNotes,
  flags: RunFlags,
): Promise<void> {
  const { runs } = services;
  const { id } = trained;
  notes.follow(runs.get(id), () => runs.get(id).folds, runs.models(id));
  await untilTrained(services, trained);
  const run = services.runs.get(id);
  const beside = services.baselines.report(id);
  const honesty = await honestyOf(services, run);
  if (flags.json) printJson({ ...runReport(run, services.runs.report(id)), baselines: beside, honesty });
  else printLine([reportLine(run), ...baselineLines(beside), ...honestyLines(honesty)].join('\n'));
  if (run.state !== 'done') throw new AppError('cancelled', run.problem ?? `Run ${id} is ${run.state}.`);
}

/** An experiment from a JSON file. @throws AppError where it cannot be read or has faults */
export function readSpec(file: string): ExperimentSpec {
  const path = resolve(file);
  if (!existsSync(path))
    throw new AppError('notFound', `There is no file ${path}. Check the path of the experiment.`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw storageFault(error, path);
  }
  return parseSpecText(text);
}

/** The bundled sample comes into any workspace that asks for it by name, so that the example runs anywhere. */
export async function provideSample({ importing, resources }: Services, spec: ExperimentSpec): Promise<void> {
  if (spec.data.series === bundledSeries) await importSample(importing, resources);
}
