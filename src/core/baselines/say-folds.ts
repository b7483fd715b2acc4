import { AppError } from '@shared/errors';
import type { PreparedExperiment } from '../dataset/prepare';
import { rowsToPredict } from '../evaluation/split-predictions';
import type { BaselineTools, SayingBaseline } from './baseline';
import type { FoldPredictions } from './judge';

/** What a baseline said of all folds, or why it says nothing. */
export type SaidOfFolds =
  | { readonly ok: true; readonly folds: readonly FoldPredictions[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string };

export interface SayingHooks {
  /** Awaited before each fold; throws AppError `cancelled` where it is time to stop. `done` folds of `all`. */
  onFold(done: number, all: number): Promise<void>;
}

/**
 * Fits a baseline to every fold that the run was trained on. It is judged on the rows of the run or not at all, so a fold that it cannot be
 * fitted to leaves it without figures.
 */
export async function sayFolds(
  experiment: PreparedExperiment,
  baseline: SayingBaseline,
  tools: BaselineTools,
  hooks: SayingHooks,
): Promise<SaidOfFolds> {
  const sound = experiment.split.folds.flatMap(({ flaw }, fold) => (flaw === null ? [fold] : []));
  const folds: FoldPredictions[] = [];
  const notes = new Map<string, number[]>();
  for (const [done, fold] of sound.entries()) {
    await hooks.onFold(done, sound.length);
    try {
      const dataset = experiment.dataset(fold);
      const { validation, test } = rowsToPredict(dataset);
      const said = await baseline.say({ experiment, dataset, asked: { validation, test } }, tools);
      folds.push({ fold, validation: said.validation, test: said.test });
      for (const note of said.notes) notes.set(note, [...(notes.get(note) ?? []), fold]);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
      const where = sound.length > 1 ? `Fold ${fold + 1}: ` : '';
      return { ok: false, problem: where + error.message };
    }
  }
  return { ok: true, folds, notes: [...notes].map(([note, at]) => noteOf(note, at, sound.length)) };
}

/** Said once, with the folds that it is true of where it is not of all. */
function noteOf(note: string, folds: readonly number[], all: number): string {
  if (folds.length === all) return note;
  const named = folds.slice(0, 5).map((fold) => fold + 1);
  const more = folds.length > named.length ? ` and ${folds.length - named.length} more` : '';
  return `Fold ${named.join(', ')}${more}: ${note}`;
}
