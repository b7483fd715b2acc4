import { type Loss, outputsOf } from '@core/lstm/losses';
import { presentClasses } from '@core/models/check-training';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import type { TrainingData } from '../../device';
import { type FitPlan, fit } from '../../training/fit';
import { requireTensorFlow } from '../load';
import type { SequenceKind } from './architecture';
import { SequenceTrainer, type SequenceTrainerOptions } from './sequence-trainer';

/** What is learned from. Row arrays hold bar indices, as in `TrainingData`, with a known label and a whole window. */
export interface SequenceProblem {
  readonly data: TrainingData;
  readonly lookback: number;
  readonly features: number;
  readonly rows: { readonly train: Int32Array; readonly validation: Int32Array };
  readonly loss: Loss;
}

export interface SequenceSettings {
  readonly hidden: number;
  readonly layers: number;
  /** Share of the units dropped while training, 0 <= dropout < 1. */
  readonly dropout: number;
  readonly batch: number;
  readonly epochs: number;
  /** Epochs without a lower validation loss before training stops. */
  readonly patience: number;
  /** Of Adam. */
  readonly learningRate: number;
  /** Largest global norm of the gradients; null: they are not clipped. */
  readonly clipNorm: number | null;
  /** Of everything random: initial weights, order of the rows, dropout. */
  readonly seed: number;
}

/** An epoch of the training, as the curves of a run show it. */
export type EpochLosses = Pick<EpochRow, 'epoch' | 'trainLoss' | 'validationLoss' | 'seconds'>;

export interface SequenceHooks {
  /** Asked some ten times a second. */
  shouldStop(): boolean;
  onEpoch?(row: EpochLosses): void;
}

/** A trained model, with the weights of its best epoch. */
export interface SequenceBaseline {
  readonly kind: SequenceKind;
  readonly parameterCount: number;
  /** Epochs trained. */
  readonly epochs: number;
  /** From 1; that of the lowest validation loss. */
  readonly bestEpoch: number;
  /** Of the best epoch, plain: without class weights and label smoothing. */
  readonly validationLoss: number;
  /** What the head says of each row before any link function, for `predictionsOf`, as `Trainer.outputs`. [rows, outputs] */
  outputs(rows: Int32Array): Promise<Float32Array>;
  dispose(): void;
}

const sequenceNames: Readonly<Record<SequenceKind, string>> = {
  gru: 'GRU',
  transformer: 'Transformer',
};

/**
 * Trains a GRU or a small causal Transformer on the rows, features and loss that the LSTM has, through TensorFlow.js: Adam, early
 * stopping on the validation loss, the best epoch's weights kept. The same call on the same backend gives the same bits.
 *
 * @throws AppError `invalid`, a sentence, where the rows teach nothing or the loss ends as no number; `cancelled` where `shouldStop`
 *   said so; `unsupported` where TensorFlow.js does not load or one window is more than it has memory for.
 */
export async function trainSequenceBaseline(
  kind: SequenceKind,
  problem: SequenceProblem,
  settings: SequenceSettings,
  hooks: SequenceHooks,
): Promise<SequenceBaseline> {
  assertLearnable(sequenceNames[kind], problem);
  const { tf } = await requireTensorFlow();
  const trainer = new SequenceTrainer(tf, optionsOf(kind, problem, settings), problem.data);
  const { outcome, rows, bestEpoch } = await fit(trainer, planOf(problem, settings), {
    onBatch: () => undefined,
    onEpoch: (row) => hooks.onEpoch?.(row),
    shouldStop: () => hooks.shouldStop(),
    now: () => performance.now(),
  });
  const best = rows.find(({ epoch }) => epoch === bestEpoch);
  if (outcome === 'cancelled' || best === undefined) {
    trainer.dispose();
    throw new AppError('cancelled', `The training of the ${sequenceNames[kind]} was stopped.`);
  }
  return {
    kind,
    parameterCount: trainer.parameterCount,
    epochs: rows.length,
    bestEpoch: best.epoch,
    validationLoss: best.validationLoss ?? Number.NaN,
    outputs: (asked) => trainer.outputs(asked),
    dispose: () => trainer.dispose(),
  };
}

function optionsOf(
  kind: SequenceKind,
  { features, lookback, loss }: SequenceProblem,
  { hidden, layers, dropout, clipNorm, seed }: SequenceSettings,
): SequenceTrainerOptions {
  const shape = { features, lookback, layers, hidden, outputs: outputsOf(loss) };
  return { kind, shape, loss, dropout, clipNorm, seed };
}

function planOf({ data, rows, loss }: SequenceProblem, settings: SequenceSettings): FitPlan {
  const { epochs, batch, patience, learningRate, seed } = settings;
  return {
    ...rows,
    loss,
    labels: data.labels,
    noChange: 0, // Read for the accuracy of forecasts alone, which is not reported.
    epochs,
    batch,
    schedule: { kind: 'constant', base: learningRate, warmUp: 0, patience: 0, factor: 1 },
    patience,
    seed,
  };
}

/** Empty splits are refused by `fit`, values that are none show in its loss. */
function assertLearnable(name: string, { data, rows, loss }: SequenceProblem): void {
  if (loss.kind !== 'binary' && loss.kind !== 'categorical') return;
  const labels = Float32Array.from(rows.train, (row) => data.labels[row]!);
  const present = presentClasses(labels, null);
  if (present.length !== 1) return;
  throw new AppError(
    'invalid',
    `${name} was not fitted: all ${labels.length} training rows are of class ${present[0]!}. Give it a longer training period or another label.`,
  );
}
