import type { Lesson, PreparedExperiment } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';

/**
 * The experiment without the folds that turned out not to be trainable: each has its sentence, and the newest of the others speaks of
 * tomorrow.
 *
 * @param flaws sentences by fold
 * @throws AppError `invalid` where no fold is left
 */
export function withFlaws(
  experiment: PreparedExperiment,
  flaws: ReadonlyMap<number, string>,
): PreparedExperiment {
  if (flaws.size === 0) return experiment;
  const { split, unlabelled } = experiment;
  const folds = split.folds.map((fold, f) => ({ ...fold, flaw: fold.flaw ?? flaws.get(f) ?? null }));
  const newest = folds.findLastIndex(({ flaw }) => flaw === null);
  if (newest < 0) throw noneLeft([...flaws.values()], folds.length);
  return {
    ...experiment,
    split: { ...split, folds },
    newest,
    warnings: [...experiment.warnings, ...flaws.values()],
    dataset: (fold) => withOpen(experiment.dataset(fold), fold === newest ? unlabelled : nothing),
    lesson: (fold) => withOpen(experiment.lesson(fold), fold === newest ? unlabelled : nothing),
  };
}

const nothing = new Int32Array(0);

/** With these rows of which nobody knows yet what comes. */
function withOpen<L extends Lesson>(lesson: L, unlabelled: Int32Array): L {
  return { ...lesson, rows: { ...lesson.rows, unlabelled } };
}

function noneLeft(sentences: readonly string[], folds: number): AppError {
  const first = sentences[0] ?? '';
  return new AppError(
    'invalid',
    folds === 1 ? first : `None of the ${folds} folds could be trained. ${first}`,
    sentences,
  );
}
