import type { PickedDevice } from '@compute/registry';
import { judgeTrial, type TrialModel } from '@core/evaluation/judge-trial';
import { AppError, toEnvelope } from '@shared/errors';
import { packReturns } from '../../storage/trials';
import { CourseKeeper } from './course';
import type { TrialResult, TrialTask } from './executor';
import type { TrainModel } from './model-to-train';
import { OtherDataError } from './other-data';
import type { PreparedTrial } from './prepared';
import { createStopwatch } from './stopwatch';
import { trainTrial } from './train-trial';

/** The place where a trial is made. */
export interface TrialStation {
  /** Told of a trial before anything else. @returns to be called at its end */
  enter(): () => void;
  /** @throws AppError where its data is gone or another, or does not carry the spec */
  prepare(task: TrialTask): { readonly prepared: PreparedTrial; readonly dataHash: string };
  /** @throws AppError where the device of the spec is not there */
  device(task: TrialTask): Promise<PickedDevice>;
  trainOn(device: PickedDevice['device']): TrainModel;
  /** Milliseconds, from any origin. */
  now(): number;
}

export interface TrialSigns {
  /** Told whenever it is further on; losses are those of the first model so far. */
  onProgress(fraction: number, epochLosses: readonly number[]): void;
  isCancelled(): boolean;
}

/**
 * Makes a trial: a model of every fold and seed, one after the other, until all are trained or the rule stops it; judged by validation rows
 * alone. What comes back hangs on the task and the content of the data only, but for the times. A trial that cannot be made comes back as a
 * record that says why.
 *
 * @throws AppError `cancelled`
 */
export async function runTrial(
  task: TrialTask,
  station: TrialStation,
  signs: TrialSigns,
): Promise<TrialResult> {
  const watch = createStopwatch(station.now);
  const keeper = new CourseKeeper(task.rule);
  const leave = station.enter();
  try {
    const { prepared, dataHash } = watch.busy(() => station.prepare(task));
    keeper.know({ dataHash });
    const { device, info } = await watch.busyUntil(() => station.device(task));
    keeper.know({ device: info.label });
    const models = await watch.busyUntil(() =>
      trainTrial(task.spec, prepared, station.trainOn(device), keeper, signs),
    );
    const judged = watch.busy(() => judge(task, prepared, models, keeper.isPruned));
    return { ...judged, record: { ...keeper.course, ...judged.record, ...watch.read() } };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'cancelled') throw error;
    if (!(error instanceof AppError)) console.error(error);
    // Whoever asked for it can tell by the hash that no other trial of the sweep can be made either.
    if (error instanceof OtherDataError) keeper.know({ dataHash: error.dataHash });
    return {
      record: {
        ...keeper.course,
        ...watch.read(),
        state: 'failed',
        values: task.objectives.map(() => null),
        figures: {},
        problem: toEnvelope(error).message,
      },
      returns: null,
    };
  } finally {
    leave();
  }
}

/** A trial that was pruned is judged by the models that it has, and keeps no account. */
function judge(
  { objectives }: TrialTask,
  { experiment }: PreparedTrial,
  models: readonly TrialModel[],
  isPruned: boolean,
) {
  const { figures, values, returns } = judgeTrial(experiment, models, objectives);
  const state = isPruned ? 'pruned' : 'done';
  return {
    record: { state, figures, values, problem: null } as const,
    returns: isPruned || returns === null ? null : packReturns(returns.time, returns.value),
  };
}
