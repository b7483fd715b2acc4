import type { Device, TrainerOptions, TrainingData } from '@compute/device';
import { fitGroup, type MemberEnd } from '@compute/training/fit-group';
import type { FoldData } from '../models/fold-data';
import {
  type ModelToTrain,
  memberOf,
  type TrainModel,
  type TrialTraining,
  trainingOf,
} from './model-to-train';

/** Trains the models of several trials side by side. */
export interface TogetherTrainer {
  readonly train: TrainModel;
  /** To be called when a trial has ended: the others need not wait for it any more. */
  wake(): void;
}

interface Waiting {
  readonly model: ModelToTrain;
  readonly resolve: (trained: TrialTraining | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds in which further trials may come before a group begins: they are given out one by one. */
const gatheringMs = 10;

/**
 * Collects models until every trial under way waits for one, and trains those of one shape as one group, the groups in turn. With whom a
 * model is grouped changes no bit of it.
 *
 * @param underWay trials that are being made
 */
export function trainTogether(
  device: Pick<Required<Device>, 'createGroup'>,
  now: () => number,
  underWay: () => number,
): TogetherTrainer {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isBusy = false;

  const begin = async (): Promise<void> => {
    timer = null;
    if (isBusy || waiting.length < underWay()) return;
    isBusy = true;
    const all = waiting;
    waiting = [];
    for (const group of alike(all)) await trainGroup(device, group, now);
    isBusy = false;
    wake();
  };
  const wake = (): void => {
    if (timer === null && waiting.length > 0) timer = setTimeout(() => void begin(), gatheringMs);
  };
  return {
    train: (model) =>
      new Promise((resolve, reject) => {
        waiting.push({ model, resolve, reject });
        wake();
      }),
    wake,
  };
}

function alike(waiting: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups = new Map<string, Waiting[]>();
  for (const one of waiting) {
    const kind = kindOf(one.model.data.options);
    groups.set(kind, [...(groups.get(kind) ?? []), one]);
  }
  return [...groups.values()];
}

/** What the models of a group have in common; see `Device.createGroup`. */
function kindOf({ shape, loss, optimizer }: TrainerOptions): string {
  return JSON.stringify([shape, loss.kind, optimizer.kind]);
}

/** Every member hears of its own end; what fails for all of them, all hear. */
async function trainGroup(
  device: Pick<Required<Device>, 'createGroup'>,
  waiting: readonly Waiting[],
  now: () => number,
): Promise<void> {
  try {
    const models = waiting.map(({ model }) => model);
    const group = await device.createGroup(
      models.map(({ data }) => data.options),
      sharedData(models.map(({ data }) => data)),
    );
    try {
      const ends = await fitGroup(group, models.map(memberOf), now);
      for (const [m, end] of ends.entries()) settle(waiting[m]!, end);
    } finally {
      group.dispose();
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}

function settle({ model, resolve, reject }: Waiting, end: MemberEnd): void {
  try {
    resolve(trainingOf(model, end));
  } catch (error) {
    reject(error);
  }
}

/** One object for the data of one fold, which a group then holds once. */
function sharedData(folds: readonly FoldData[]): readonly TrainingData[] {
  const known = new Map<Float32Array, TrainingData>();
  return folds.map(({ matrix, labels }) => {
    const data = known.get(matrix) ?? { matrix, labels };
    known.set(matrix, data);
    return data;
  });
}
