import { createHash } from 'node:crypto';
import type { Trainer } from '@compute/device';
import type { ChosenDevice } from '@compute/measure/choose-device';
import type { DeviceRegistry } from '@compute/registry';
import { decodeCheckpoint, encodeCheckpoint, encodeWeights } from '@compute/training/checkpoint';
import { type FitResult, fit } from '@compute/training/fit';
import { scheduleOf, trainerOptions } from '@compute/training/options';
import {
  type PreparedDataset,
  type PreparedExperiment,
  panelBarsOf,
  prepareDataset,
} from '@core/dataset/prepare';
import { noChangeLabel } from '@core/dataset/target';
import { evaluateRun, type RunEvaluation } from '@core/evaluation/evaluate';
import { rowsToPredict, splitPredictions } from '@core/evaluation/split-predictions';
import { AppError } from '@shared/errors';
import { type RunDetail, splitNames } from '@shared/runs';
import type { ColumnsOnAllCores } from '../columns/threads';
import { packResult } from '../services/run-result';
import { packBars } from '../storage/kept-bars';
import { readCheckpoints } from '../storage/run-records';
import { getRun, runSeriesId } from '../storage/runs';
import { getSeries } from '../storage/series';
import { gatherData } from '../storage/series-source';
import { readWorkspace } from '../storage/workspace';
import { deviceFor, deviceRecord } from './device-for';
import { leaveFile } from './folder';
import { hashOfData } from './leave-series';
import type { JobPort } from './port';
import type { Artifact, JobResult, JobTask } from './protocol';
import { resumeWarnings } from './resume-warnings';
import { trainingProgress } from './training-progress';

type TrainTask = Extract<JobTask, { kind: 'train' }>;

/**
 * Trains one run and judges it, from what the workspace holds to files that main stores. Goes on from the run's
 * checkpoint where there is one.
 */
export async function trainRun(
  task: TrainTask,
  port: JobPort,
  devices: DeviceRegistry,
  columns: ColumnsOnAllCores,
): Promise<JobResult> {
  const { run, data, hash, checkpoint } = gather(task, columns);
  if (checkpoint !== null && run.dataHash !== null && run.dataHash !== hash) throw dataChanged(run);
  const dataset = prepareDataset(run.spec, data, columns.open);
  const options = trainerOptions(run.spec, dataset);
  const problem = { ...options, batch: run.spec.training.batch };
  const chosen = await deviceFor(devices, run, problem, task.speedFile, port);
  const trainer = await chosen.device.createTrainer(options, dataset);
  try {
    const origin = originOf(run, hash, chosen, trainer);
    const warnings = [...dataset.warnings, ...(checkpoint ? resumeWarnings(run, origin) : [])];
    port.send({ type: 'origin', origin: { ...origin, warnings } });
    const done = await train(run, dataset, trainer, checkpoint, task.folder, port);
    if (done.outcome === 'cancelled' || done.bestEpoch === null)
      throw new AppError('cancelled', 'Cancelled.');
    port.log(
      'info',
      `Training ${done.outcome} after epoch ${done.rows.length}; the weights of epoch ${done.bestEpoch} were kept.`,
    );
    const evaluation = evaluateRun(termsOf(run, dataset), await predict(trainer, dataset));
    // Known only now, and to be read before the figures are believed.
    port.send({ type: 'origin', origin: { ...origin, warnings: [...warnings, ...evaluation.warnings] } });
    return await finish(task, dataset, trainer, done.bestEpoch, evaluation);
  } finally {
    trainer.dispose();
  }
}

function gather({ workspace, runId }: TrainTask, columns: ColumnsOnAllCores) {
  const db = readWorkspace(workspace);
  try {
    const run = getRun(db, runId);
    const seriesId = runSeriesId(db, runId);
    if (seriesId === null)
      throw new AppError('notFound', `The data of run ${runId} is gone. Import it and start a new run.`);
    columns.expect(run.spec.features.length, getSeries(db, seriesId).bars);
    return {
      run,
      ...gatherData(db, run.spec.data, seriesId),
      checkpoint: readCheckpoints(db, runId).get(0) ?? null,
    };
  } finally {
    db.close();
  }
}

/** A run whose epochs saw different data would be a run of neither. */
function dataChanged({ id, spec }: RunDetail): AppError {
  return new AppError(
    'conflict',
    `The data of run ${id} changed since its first epoch ("${spec.data.series}", or a series joined to it), so it cannot go on. Run the experiment again.`,
  );
}

function originOf(run: RunDetail, dataHash: string, chosen: ChosenDevice, trainer: Trainer) {
  return {
    dataHash,
    featureHash: __CORE_HASH__,
    device: chosen.info.label,
    deviceDetail: deviceRecord(chosen, run),
    parameterCount: trainer.parameterCount,
    folds: 1,
  };
}

function train(
  { spec }: RunDetail,
  { rows, labels, loss, target }: PreparedDataset,
  trainer: Trainer,
  checkpoint: Uint8Array | null,
  folder: string,
  port: JobPort,
): Promise<FitResult> {
  const { epochs, batch, patience } = spec.training;
  const resumeFrom = checkpoint ? decodeCheckpoint(checkpoint) : undefined;
  port.log(
    'info',
    resumeFrom ? `Going on after epoch ${resumeFrom.epoch}.` : `Training on ${rows.train.length} rows.`,
  );
  const report = trainingProgress(port, { epochs, doneBefore: resumeFrom?.epoch ?? 0 });
  return fit(
    trainer,
    {
      train: rows.train,
      validation: rows.validation,
      loss,
      labels,
      noChange: noChangeLabel(target),
      epochs,
      batch,
      schedule: scheduleOf(spec.training),
      patience,
      seed: spec.seed,
    },
    {
      resumeFrom,
      onBatch: report,
      onEpoch(row, state) {
        const path = leaveFile(folder, `epoch-${row.epoch}`, encodeCheckpoint(state));
        port.send({ type: 'checkpoint', model: 0, rows: [row], path });
      },
      shouldStop: () => port.signal.aborted,
      now: () => performance.now(),
    },
  );
}

async function predict(trainer: Trainer, dataset: PreparedDataset) {
  const rows = rowsToPredict(dataset);
  return splitPredictions(dataset, {
    train: await trainer.outputs(rows.train),
    validation: await trainer.outputs(rows.validation),
    test: await trainer.outputs(rows.test),
  });
}

function termsOf({ spec }: RunDetail, experiment: PreparedExperiment) {
  const { bars } = experiment;
  const panel = panelBarsOf(experiment);
  return { bars, panel, horizon: spec.label.horizon, decision: spec.decision, costs: spec.costs };
}

async function finish(
  { folder }: TrainTask,
  { bars }: PreparedExperiment,
  trainer: Trainer,
  bestEpoch: number,
  { metrics, results }: RunEvaluation,
): Promise<JobResult> {
  const weights = encodeWeights((await trainer.exportState()).weights);
  const artifacts = [
    leave(folder, 'weights', weights),
    ...splitNames.map((split) => leave(folder, `result/${split}`, packResult(results[split], bars))),
  ];
  const weightsHash = createHash('sha256').update(weights).digest('hex');
  const kept = {
    hash: hashOfData({ kind: 'bars', bars: { ...bars, adjustedClose: null } }),
    path: leaveFile(folder, 'bars', packBars(bars)),
  };
  return { kind: 'train', bestEpoch, weightsHash, newestModel: 0, metrics, artifacts, bars: kept };
}

function leave(folder: string, name: string, data: Uint8Array): Artifact {
  return { name, path: leaveFile(folder, name.replaceAll('/', '-'), data) };
}
