import { createHash } from 'node:crypto';
import type { ChosenDevice } from '@compute/measure/choose-device';
import type { DeviceRegistry } from '@compute/registry';
import { trainerOptions } from '@compute/training/options';
import { modelShapeOf } from '@core/dataset/model-shape';
import { type PreparedExperiment, prepareExperiment } from '@core/dataset/prepare';
import {
  type ExperimentEvaluation,
  evaluateExperiment,
  type ModelOutputs,
} from '@core/evaluation/evaluate-experiment';
import { parameterCount } from '@core/lstm/shape';
import { barsPerYear } from '@core/stats/bars-per-year';
import { type RunDetail, splitNames } from '@shared/runs';
import type { ColumnsOnAllCores } from '../columns/threads';
import { packResult } from '../services/run-result';
import { accountFrom } from '../services/trial-account';
import { packBars } from '../storage/kept-bars';
import { leaveBaselinesOfRun } from './baselines/leave-of-run';
import { deviceFor, deviceRecord } from './device-for';
import { leaveFile } from './folder';
import { gatherRun } from './gather-run';
import { hashOfData } from './leave-series';
import { trainFolds } from './models/train-folds';
import type { JobPort } from './port';
import type { Artifact, JobResult, JobTask } from './protocol';
import { resumeWarnings } from './resume-warnings';

export type TrainTask = Extract<JobTask, { kind: 'train' }>;

/** What a process that trains has at hand. */
export interface TrainingTools {
  readonly devices: DeviceRegistry;
  readonly columns: ColumnsOnAllCores;
  /** The program of a thread that trains: `entries/models.ts`. */
  readonly modelsFile: string;
}

/**
 * Trains the models of a run, one of every fold and seed, and judges them together; from what the workspace holds to files that main stores.
 * Goes on from what is there of them already.
 */
export async function trainRun(task: TrainTask, port: JobPort, tools: TrainingTools): Promise<JobResult> {
  const { run, data, hash, before } = gatherRun(task, tools.columns);
  const prepared = prepareExperiment(run.spec, data, tools.columns.open);
  const options = trainerOptions(run.spec, prepared.dataset(prepared.newest));
  const problem = { ...options, batch: run.spec.training.batch };
  const chosen = await deviceFor(tools.devices, run, problem, task.speedFile, port);
  const origin = originOf(run, hash, chosen, prepared);
  const isResumed = before.models.size > 0 || before.states.size > 0;
  const warningsBefore = isResumed ? resumeWarnings(run, origin) : [];
  port.send({ type: 'origin', origin: { ...origin, warnings: [...prepared.warnings, ...warningsBefore] } });
  const { experiment, models } = await trainFolds({
    experiment: prepared,
    before,
    device: chosen.device,
    options,
    threads: task.threads,
    modelsFile: tools.modelsFile,
    folder: task.folder,
    port,
  });
  port.progress({ phase: 'Judging', fraction: 1, epoch: null, epochs: null, secondsLeft: null });
  const evaluation = evaluateExperiment(experiment, models);
  // Known only now, and to be read before the figures are believed.
  const warnings = [...experiment.warnings, ...warningsBefore, ...evaluation.warnings];
  port.send({ type: 'origin', origin: { ...origin, warnings } });
  const baselines = await leaveBaselinesOfRun({
    experiment,
    test: evaluation.test,
    folder: task.folder,
    port,
  });
  return leaveResult(task, experiment, models, evaluation, baselines);
}

function originOf(run: RunDetail, dataHash: string, chosen: ChosenDevice, experiment: PreparedExperiment) {
  const dataset = experiment.dataset(experiment.newest);
  return {
    dataHash,
    featureHash: __CORE_HASH__,
    device: chosen.info.label,
    deviceDetail: deviceRecord(chosen, run),
    parameterCount: parameterCount(modelShapeOf(run.spec, dataset)),
    folds: experiment.split.folds.length,
  };
}

function leaveResult(
  { folder }: TrainTask,
  { bars, newest, spec }: PreparedExperiment,
  models: readonly ModelOutputs[],
  { metrics, results, report }: ExperimentEvaluation,
  baselines: readonly Artifact[],
): JobResult {
  const artifacts = [
    leave(folder, 'report', Buffer.from(JSON.stringify(report))),
    ...splitNames.map((split) => leave(folder, `result/${split}`, packResult(results[split], bars))),
    ...baselines,
  ];
  const kept = {
    hash: hashOfData({ kind: 'bars', bars: { ...bars, adjustedClose: null } }),
    path: leaveFile(folder, 'bars', packBars(bars)),
  };
  const { returns, ...account } = accountFrom(results.test, barsPerYear(bars.time));
  return {
    kind: 'train',
    bestEpoch: models.at(-1)!.record.bestEpoch,
    weightsHash: weightsHashOf(models),
    newestModel: newest * spec.seeds,
    metrics,
    artifacts,
    bars: kept,
    account: { ...account, path: leaveFile(folder, 'account', returns) },
  };
}

/** Of one model the hash of its weights; of several a hash of theirs, in order. */
function weightsHashOf(models: readonly ModelOutputs[]): string {
  const hashes = models.map(({ record }) => record.weightsHash);
  return hashes.length === 1 ? hashes[0]! : createHash('sha256').update(hashes.join('\n')).digest('hex');
}

function leave(folder: string, name: string, data: Uint8Array): Artifact {
  return { name, path: leaveFile(folder, name.replaceAll('/', '-'), data) };
}
