import { createHash } from 'node:crypto';
import type { Trainer } from '@compute/device';
import { encodeCheckpoint, encodeWeights } from '@compute/training/checkpoint';
import { type FitPlan, type FitState, fit } from '@compute/training/fit';
import { scheduleOf } from '@compute/training/options';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { HeadOutputs } from '../../storage/run-models';
import type { FoldData } from './fold-data';
import type { ModelNews, ModelTask } from './model-task';

export interface TrainingHooks {
  readonly hear: (news: ModelNews) => void;
  readonly shouldStop: () => boolean;
  /**
   * Milliseconds between two checkpoints at least. 0 where a run trains one model: every epoch is kept. Of many small models an epoch
   * takes some 10 ms, and keeping each would take longer than training it.
   */
  readonly checkpointMs: number;
}

/** Milliseconds between two words on how far a model is. */
const progressMs = 100;

/**
 * Trains one model to its end, or until it is told to stop, and then leaves its last finished epoch as a checkpoint. What only this fold is to
 * blame for is news, too; everything else is thrown.
 */
export async function trainModel(
  trainer: Trainer,
  { training }: Pick<ExperimentSpec, 'training'>,
  data: FoldData,
  task: ModelTask,
  hooks: TrainingHooks,
): Promise<void> {
  const { model } = task;
  const saver = new Saver(task, hooks);
  try {
    const done = await fit(trainer, planOf(training, data, task.seed), {
      resumeFrom: task.resumeFrom ?? undefined,
      onBatch: ({ epoch, batch, batches }) => saver.progress(epoch - 1 + batch / batches),
      onEpoch: (row, state) => saver.epoch(row, state),
      shouldStop: hooks.shouldStop,
      now: () => performance.now(),
    });
    if (done.outcome === 'cancelled' || done.bestEpoch === null) {
      saver.save();
      return;
    }
    const weights = encodeWeights((await trainer.exportState()).weights);
    const record = {
      model,
      fold: task.fold,
      seed: task.seed,
      epochs: done.rows.length,
      bestEpoch: done.bestEpoch,
      validationLoss: done.rows[done.bestEpoch - 1]?.validationLoss ?? null,
      seconds: done.rows.reduce((sum, { seconds }) => sum + seconds, 0),
      weightsHash: createHash('sha256').update(weights).digest('hex'),
    };
    const outputs = await outputsOf(trainer, data);
    hooks.hear({ type: 'trained', model, rows: saver.rows, finished: { record, weights, outputs } });
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'invalid')) throw error;
    hooks.hear({ type: 'flawed', model, message: error.message });
  }
}

/** What a trained model says of the rows that it is asked about. */
export async function outputsOf(trainer: Trainer, { asked }: FoldData): Promise<HeadOutputs> {
  const said = async (rows: Int32Array) =>
    rows.length === 0 ? new Float32Array(0) : await trainer.outputs(rows);
  return {
    train: await said(asked.train),
    validation: await said(asked.validation),
    test: await said(asked.test),
  };
}

/** How a model learns a fold, as the spec says. */
export function planOf(training: ExperimentSpec['training'], data: FoldData, seed: number): FitPlan {
  const { epochs, batch, patience } = training;
  return {
    train: data.train,
    validation: data.validation,
    loss: data.options.loss,
    labels: data.labels,
    noChange: data.noChange,
    epochs,
    batch,
    schedule: scheduleOf(training),
    patience,
    seed,
  };
}

/** Says how far a model is, and keeps its epochs, neither more often than is of use. */
class Saver {
  /** Rows of the curves that no checkpoint has taken along yet. */
  rows: readonly EpochRow[] = [];
  private state: FitState | null = null;
  private savedAt = performance.now();
  private saidAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly task: ModelTask,
    private readonly hooks: TrainingHooks,
  ) {}

  progress(epochs: number): void {
    const now = performance.now();
    if (now - this.saidAt < progressMs) return;
    this.saidAt = now;
    this.hooks.hear({ type: 'progress', model: this.task.model, epochs });
  }

  epoch(row: EpochRow, state: FitState): void {
    this.rows = [...this.rows, row];
    this.state = state;
    if (performance.now() - this.savedAt >= this.hooks.checkpointMs) this.save();
  }

  save(): void {
    if (this.state === null || this.rows.length === 0) return;
    const data = encodeCheckpoint(this.state);
    this.hooks.hear({ type: 'checkpoint', model: this.task.model, rows: this.rows, data });
    this.rows = [];
    this.savedAt = performance.now();
  }
}
