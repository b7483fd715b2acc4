import type { Device, TrainerOptions } from '@compute/device';
import type { PreparedExperiment } from '@core/dataset/prepare';
import type { ModelOutputs } from '@core/evaluation/evaluate-experiment';
import { assertNever } from '@shared/errors';
import type { RunModel } from '@shared/run-report';
import { packOutputs, type TrainedModel } from '../../storage/run-models';
import { leaveFile } from '../folder';
import type { ModelsBefore } from '../gather-run';
import type { JobPort } from '../port';
import { crewFor } from './crew-for';
import { type ModelNews, type ModelTask, modelsToTrain } from './model-task';
import { RunProgress } from './progress';
import { trainModels } from './train-models';
import { withFlaws } from './with-flaws';

export interface FoldTraining {
  readonly experiment: PreparedExperiment;
  readonly before: ModelsBefore;
  readonly device: Device;
  readonly options: TrainerOptions;
  /** Threads to train on at most. */
  readonly threads: number;
  readonly modelsFile: string;
  /** Where files for main are left. */
  readonly folder: string;
  readonly port: JobPort;
}

export interface TrainedFolds {
  /** Without the folds that could not be trained. */
  readonly experiment: PreparedExperiment;
  /** All seeds of every other fold, in order. */
  readonly models: readonly ModelOutputs[];
}

/**
 * Trains a model of every fold and seed that is not there yet, and hands each to main at its end. Where the newest fold cannot be trained, the
 * one before it speaks of tomorrow: its models are trained once more then, to be asked about their training rows too.
 *
 * @throws AppError where no fold can be trained
 */
export async function trainFolds(training: FoldTraining): Promise<TrainedFolds> {
  const { spec } = training.experiment;
  let experiment = training.experiment;
  let models: ReadonlyMap<number, TrainedModel> = training.before.models;
  let flaws: ReadonlyMap<number, string> = new Map();
  for (;;) {
    const tasks = modelsToTrain(spec, experiment.split.folds, training.before.states, (model) =>
      models.has(model),
    );
    const done = await trainTasks(training, experiment, tasks);
    models = new Map([...models, ...done.models]);
    flaws = new Map([...flaws, ...done.flaws]);
    const { newest } = experiment;
    experiment = withFlaws(training.experiment, flaws);
    if (experiment.newest === newest) break;
    models = new Map([...models].filter(([model]) => Math.floor(model / spec.seeds) !== experiment.newest));
  }
  const { folds } = experiment.split;
  const ordered = [...models.values()].sort((a, b) => a.record.model - b.record.model);
  return {
    experiment,
    models: ordered
      .filter(({ record }) => folds[record.fold]?.flaw === null)
      .map(({ record, outputs }) => {
        const { model, fold, seed } = record;
        return { model, fold, seed, outputs, record };
      }),
  };
}

interface TrainedTasks {
  readonly models: ReadonlyMap<number, TrainedModel>;
  /** Sentences by fold. */
  readonly flaws: ReadonlyMap<number, string>;
}

async function trainTasks(
  { port, device, options, threads, modelsFile: file, folder }: FoldTraining,
  experiment: PreparedExperiment,
  tasks: readonly ModelTask[],
): Promise<TrainedTasks> {
  const trained = new Map<number, TrainedModel>();
  if (tasks.length === 0) return { models: trained, flaws: new Map() };
  const { spec, split } = experiment;
  const models = spec.seeds * split.folds.filter(({ flaw }) => flaw === null).length;
  const crew = crewFor({ spec, device, options, models, left: tasks.length, threads, file });
  port.log('info', startOf(experiment, tasks, models, crew.hands));
  const progress = new RunProgress({
    models,
    folds: split.folds.length,
    seeds: spec.seeds,
    epochs: spec.training.epochs,
    tasks,
    now: () => performance.now(),
  });
  const hear = (news: ModelNews): void => {
    if (news.type === 'trained') trained.set(news.model, news.finished);
    if (news.type !== 'checkpoint') port.progress(progress.hear(news));
    handOver(port, folder, news, models === 1);
  };
  try {
    const begin = (task: ModelTask) => progress.begin(task);
    const flaws = await trainModels({ experiment, tasks, crew, signal: port.signal, begin, hear });
    return { models: trained, flaws };
  } finally {
    await crew.end();
  }
}

/** Leaves what main is to store as files, and says so. */
function handOver(port: JobPort, folder: string, news: ModelNews, isOnly: boolean): void {
  const { model } = news;
  switch (news.type) {
    case 'progress':
      return;
    case 'checkpoint': {
      const { rows, data } = news;
      const path = leaveFile(folder, `checkpoint-${model}-${rows.at(-1)?.epoch}`, data);
      port.send({ type: 'checkpoint', model, rows, path });
      return;
    }
    case 'trained': {
      const { record, weights, outputs } = news.finished;
      const weightsPath = leaveFile(folder, `weights-${model}`, weights);
      const outputsPath = leaveFile(folder, `outputs-${model}`, packOutputs(outputs));
      port.send({ type: 'model', record, rows: news.rows, weightsPath, outputsPath });
      if (isOnly) port.log('info', endOf(record));
      return;
    }
    case 'flawed':
      port.log('warning', isOnly ? news.message : `Model ${model + 1}: ${news.message}`);
      return;
    default:
      assertNever(news);
  }
}

function startOf(
  { spec, split, newest }: PreparedExperiment,
  tasks: readonly ModelTask[],
  models: number,
  hands: number,
): string {
  if (models === 1) {
    const epoch = tasks[0]?.resumeFrom?.epoch;
    return epoch === undefined
      ? `Training on ${split.folds[newest]!.train.length} rows.`
      : `Going on after epoch ${epoch}.`;
  }
  const where = hands > 1 ? ` on ${hands} threads` : '';
  const begun = tasks.filter(({ resumeFrom }) => resumeFrom !== null).length;
  if (tasks.length < models || begun > 0)
    return `Going on${hands > 1 ? ` with ${hands} threads` : ''}: of ${models} models ${models - tasks.length} are trained and ${begun} under way.`;
  const folds = split.folds.length;
  const what = folds === 1 ? `${spec.seeds} seeds` : `${folds} folds with ${spec.seeds} seeds each`;
  return `Training ${models} models${where}: ${what}.`;
}

function endOf({ epochs, bestEpoch }: RunModel): string {
  return `Training ended after epoch ${epochs}; the weights of epoch ${bestEpoch} were kept.`;
}
