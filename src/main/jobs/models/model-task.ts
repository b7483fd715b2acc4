import type { FitState } from '@compute/training/fit';
import type { RunModel } from '@shared/run-report';
import type { EpochRow } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { HeadOutputs } from '../../storage/run-models';

/** One model of a run, to be trained. */
export interface ModelTask {
  /** fold * seeds + place of the seed. */
  readonly model: number;
  readonly fold: number;
  readonly seed: number;
  /** Where it goes on from; null from the start. */
  readonly resumeFrom: FitState | null;
}

/** A model at the end of its training. */
export interface FinishedModel {
  readonly record: RunModel;
  readonly weights: Uint8Array;
  readonly outputs: HeadOutputs;
}

/** What is heard of a model while it is trained, in order; `trained` or `flawed` is the last. One that is stopped has no such end. */
export type ModelNews =
  | { readonly type: 'progress'; readonly model: number; readonly epochs: number }
  | {
      readonly type: 'checkpoint';
      readonly model: number;
      readonly rows: readonly EpochRow[];
      readonly data: Uint8Array;
    }
  /** `rows`: those that came with no checkpoint. */
  | {
      readonly type: 'trained';
      readonly model: number;
      readonly rows: readonly EpochRow[];
      readonly finished: FinishedModel;
    }
  /** It cannot be trained on this fold: a sentence. */
  | { readonly type: 'flawed'; readonly model: number; readonly message: string };

/** The models of a run that are still to be trained, in order. */
export function modelsToTrain(
  { seed, seeds }: Pick<ExperimentSpec, 'seed' | 'seeds'>,
  folds: readonly { readonly flaw: string | null }[],
  states: ReadonlyMap<number, FitState>,
  isDone: (model: number) => boolean,
): readonly ModelTask[] {
  return folds.flatMap(({ flaw }, fold) =>
    Array.from({ length: flaw === null ? seeds : 0 }, (_, k) => {
      const model = fold * seeds + k;
      return { model, fold, seed: seed + k, resumeFrom: states.get(model) ?? null };
    }).filter(({ model }) => !isDone(model)),
  );
}
