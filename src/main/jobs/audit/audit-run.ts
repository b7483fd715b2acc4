import type { ChosenDevice } from '@compute/measure/choose-device';
import { trainerOptions } from '@compute/training/options';
import { auditRun } from '@core/audit/audit';
import type { AuditSubject, AuditTools } from '@core/audit/check';
import { type PreparedDataset, type PreparedExperiment, prepareExperiment } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';
import { deviceFor } from '../device-for';
import { foldData } from '../models/fold-data';
import type { FinishedModel, ModelNews } from '../models/model-task';
import { trainAlone } from '../models/own-thread';
import { withFlaws } from '../models/with-flaws';
import type { JobPort } from '../port';
import type { JobResult } from '../protocol';
import type { TrainingTools } from '../train-run';
import { type AuditTask, type GatheredAudit, gatherAudit } from './gather-audit';

/** Prepares a finished run's experiment again and looks for leaks in it; trains on shuffled labels, on the device of its spec. */
export async function auditFinishedRun(
  task: AuditTask,
  port: JobPort,
  { columns, devices }: Pick<TrainingTools, 'columns' | 'devices'>,
): Promise<JobResult> {
  sayProgress(port, 'Preparing', 0);
  const { run, data, audited } = gatherAudit(task, columns);
  const experiment = trainedOn(prepareExperiment(run.spec, data, columns.open), audited.models);
  const dataset = experiment.dataset(experiment.newest);
  const problem = { ...trainerOptions(run.spec, dataset), batch: run.spec.training.batch };
  const chosen = await deviceFor(devices, run, problem, task.speedFile, port);
  const subject: AuditSubject = { data, openColumns: columns.open, experiment, dataset, run: audited };
  const { verdict, findings } = await auditRun(subject, toolsOf(experiment, chosen, port));
  const { label } = chosen.info;
  return { kind: 'audit', verdict, findings, featureHash: __CORE_HASH__, device: label };
}

/** The experiment without the folds that the run has no models of, where it has any. */
function trainedOn(
  experiment: PreparedExperiment,
  models: GatheredAudit['audited']['models'],
): PreparedExperiment {
  if (models.length === 0) return experiment;
  const missing = experiment.split.folds.flatMap(({ flaw }, fold) =>
    flaw === null && !models.some((model) => model.fold === fold) ? [fold] : [],
  );
  const why = (fold: number) => `Fold ${fold + 1}: the run was not trained on it.`;
  return withFlaws(experiment, new Map(missing.map((fold) => [fold, why(fold)])));
}

function toolsOf(experiment: PreparedExperiment, chosen: ChosenDevice, port: JobPort): AuditTools {
  let [phase, before, share] = ['', 0, 1];
  return {
    async begin(title, place, count) {
      [phase, before, share] = [title, place / count, 1 / count];
      sayProgress(port, phase, before);
      // Checks compute without a pause, and a word of main is heard in one only.
      await new Promise((resolve) => setImmediate(resolve));
      stopIfAsked(port);
    },
    train: (dataset) =>
      trainOn(experiment, dataset, chosen, port, (epochs) => {
        const { epochs: planned } = experiment.spec.training;
        const epoch = Math.min(Math.floor(epochs) + 1, planned);
        const fraction = before + share * Math.min(1, epochs / planned);
        port.progress({ phase, fraction, epoch, epochs: planned, secondsLeft: null });
      }),
  };
}

/** Trains the run's model with its first seed on a dataset. */
async function trainOn(
  { spec, newest }: PreparedExperiment,
  dataset: PreparedDataset,
  { device }: ChosenDevice,
  port: JobPort,
  onProgress: (epochs: number) => void,
): Promise<FinishedModel['outputs']> {
  const ends: Extract<ModelNews, { type: 'trained' | 'flawed' }>[] = [];
  const hear = (news: ModelNews): void => {
    if (news.type === 'progress') onProgress(news.epochs);
    else if (news.type !== 'checkpoint') ends.push(news);
  };
  const task = { model: 0, fold: newest, seed: spec.seed, resumeFrom: null };
  const data = foldData(spec, dataset, { isNewest: false, isShared: false });
  const hooks = {
    hear,
    shouldStop: () => port.signal.aborted,
    checkpointMs: Number.POSITIVE_INFINITY,
  };
  await trainAlone(device, spec, data, task, hooks);
  stopIfAsked(port);
  const [end] = ends;
  if (end === undefined) throw new Error('A model was trained without an end.');
  if (end.type === 'flawed') throw new AppError('invalid', end.message);
  return end.finished.outputs;
}

function sayProgress(port: JobPort, phase: string, fraction: number): void {
  port.progress({ phase, fraction, epoch: null, epochs: null, secondsLeft: null });
}

function stopIfAsked({ signal }: JobPort): void {
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
}
