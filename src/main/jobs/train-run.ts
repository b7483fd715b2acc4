import { createHash } from 'node:crypto';
import type { Trainer } from '@compute/device';
import { type PickedDevice, pickDevice } from '@compute/registry';
import { decodeCheckpoint, encodeCheckpoint, encodeWeights } from '@compute/training/checkpoint';
import { type FitResult, fit } from '@compute/training/fit';
import type { StoredBars } from '@core/bars';
import { type PreparedDataset, prepareDataset } from '@core/dataset/prepare';
import { evaluateRun, type RunEvaluation, type SplitPredictions } from '@core/evaluation/evaluate';
import { AppError } from '@shared/errors';
import { type RunDetail, type SplitName, splitNames } from '@shared/runs';
import { packResult } from '../services/run-result';
import { readCheckpoint } from '../storage/run-records';
import { getRun, runSeriesId } from '../storage/runs';
import { getSeries, readBars } from '../storage/series';
import { readWorkspace } from '../storage/workspace';
import { leaveFile } from './folder';
import type { JobPort } from './port';
import type { Artifact, JobResult, JobTask } from './protocol';
import { resumeWarnings } from './resume-warnings';
import { trainingProgress } from './training-progress';

type TrainTask = Extract<JobTask, { kind: 'train' }>;

/**
 * Trains one run and judges it, from what the workspace holds to files that main stores. Goes on from the run's
 * checkpoint where there is one.
 */
export async function trainRun(task: TrainTask, port: JobPort): Promise<JobResult> {
  const { run, bars, dataHash, checkpoint } = gather(task);
  const dataset = prepareDataset(run.spec, bars);
  const picked = await pickDevice(run.spec.device);
  const trainer = await createTrainer(run, dataset, picked);
  try {
    const origin = originOf(dataHash, picked, trainer);
    const warnings = [...dataset.warnings, ...(checkpoint ? resumeWarnings(run, origin) : [])];
    port.send({ type: 'origin', origin: { ...origin, warnings } });
    const done = await train(run, dataset, trainer, checkpoint, task.folder, port);
    if (done.outcome === 'cancelled' || done.bestEpoch === null)
      throw new AppError('cancelled', 'Cancelled.');
    port.log(
      'info',
      `Training ${done.outcome} after epoch ${done.rows.length}; the weights of epoch ${done.bestEpoch} were kept.`,
    );
    const evaluation = evaluateRun(termsOf(run, dataset), await predictSplits(trainer, dataset));
    // Known only now, and to be read before the figures are believed.
    port.send({ type: 'origin', origin: { ...origin, warnings: [...warnings, ...evaluation.warnings] } });
    return await finish(task, dataset, trainer, done.bestEpoch, evaluation);
  } finally {
    trainer.dispose();
  }
}

function gather({ workspace, runId }: TrainTask) {
  const db = readWorkspace(workspace);
  try {
    const run = getRun(db, runId);
    const seriesId = runSeriesId(db, runId);
    if (seriesId === null)
      throw new AppError('notFound', `The data of run ${runId} is gone. Import it and start a new run.`);
    const { dataHash } = getSeries(db, seriesId);
    return {
      run,
      bars: readBars(db, seriesId) as StoredBars,
      dataHash,
      checkpoint: readCheckpoint(db, runId),
    };
  } finally {
    db.close();
  }
}

function createTrainer(
  { spec }: RunDetail,
  dataset: PreparedDataset,
  { device }: PickedDevice,
): Promise<Trainer> {
  const { layers, hidden, dropout } = spec.model;
  const { learningRate, clipNorm } = spec.training;
  const shape = { features: dataset.featureNames.length, lookback: spec.window.lookback, layers, hidden };
  const { classWeights, matrix, labels } = dataset;
  return device.createTrainer(
    { shape, dropout, learningRate, clipNorm, classWeights, seed: spec.seed },
    { matrix, labels },
  );
}

function originOf(dataHash: string, { info }: PickedDevice, trainer: Trainer) {
  return {
    dataHash,
    featureHash: __CORE_HASH__,
    device: info.label,
    deviceDetail: info.detail,
    parameterCount: trainer.parameterCount,
  };
}

function train(
  { spec }: RunDetail,
  { rows, labels }: PreparedDataset,
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
    { train: rows.train, validation: rows.validation, labels, epochs, batch, patience, seed: spec.seed },
    {
      resumeFrom,
      onBatch: report,
      onEpoch(row, state) {
        const path = leaveFile(folder, `epoch-${row.epoch}`, encodeCheckpoint(state));
        port.send({ type: 'checkpoint', path, row });
      },
      shouldStop: () => port.signal.aborted,
      now: () => performance.now(),
    },
  );
}

/** Predictions for every row of every split; those of the test split go on to the newest bar, whose outcome is still open. */
async function predictSplits(
  trainer: Trainer,
  { rows, labels }: PreparedDataset,
): Promise<Record<SplitName, SplitPredictions>> {
  const predict = async (asked: Int32Array): Promise<SplitPredictions> => ({
    rows: asked,
    probability: Float64Array.from(await trainer.predict(asked)),
    label: Float64Array.from(asked, (row) => labels[row] ?? Number.NaN),
  });
  return {
    train: await predict(rows.train),
    validation: await predict(rows.validation),
    test: await predict(Int32Array.from([...rows.test, ...rows.unlabelled])),
  };
}

function termsOf({ spec }: RunDetail, { bars }: PreparedDataset) {
  return { bars, horizon: spec.label.horizon, decision: spec.decision, costs: spec.costs };
}

async function finish(
  { folder }: TrainTask,
  { bars }: PreparedDataset,
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
  return { kind: 'train', bestEpoch, weightsHash, metrics, artifacts };
}

function leave(folder: string, name: string, data: Uint8Array): Artifact {
  return { name, path: leaveFile(folder, name.replaceAll('/', '-'), data) };
}
