/** Rows of features, row-major; every value finite where a learner is fitted. [count, width] */
export interface Rows {
  readonly values: Float32Array | Float64Array;
  readonly count: number;
  readonly width: number;
}

/** What is learnt: one of classes 0 ... classes - 1, or a number. */
export type Task = { readonly kind: 'classes'; readonly classes: number } | { readonly kind: 'values' };

/** Rows with what came of them; `labels` are numbers of classes or values, `weights` null where all weigh 1. [count] each */
export interface Labelled {
  readonly rows: Rows;
  readonly labels: ArrayLike<number>;
  readonly weights: ArrayLike<number> | null;
}

/**
 * A model that is fitted to rows and their labels and predicts the labels of others. What `fit` gives is plain data, fit for JSON,
 * and the same for the same arguments, bit for bit.
 */
export interface Learner<Model> {
  /** As a user reads it: 'Random forest'. */
  readonly name: string;
  readonly task: Task;
  /**
   * @param labels numbers of classes or values [rows]
   * @param weights at least 0, of which one above; null where all weigh 1 [rows]
   * @param seed of everything random
   * @param validation rows that only tell when to stop; those that learn in one go leave it unread
   * @throws AppError `invalid`, a sentence, where these rows teach nothing: holes, one class only, too few rows
   */
  fit(
    rows: Rows,
    labels: ArrayLike<number>,
    weights: ArrayLike<number> | null,
    seed: number,
    validation?: Labelled,
  ): Model;
  /** Probabilities of the classes [count, classes], row-major, or values [count]; NaN for a row with a hole. */
  predict(model: Model, rows: Rows): Float64Array;
}

/** Numbers a learner predicts for each row. */
export function outputsOfTask(task: Task): number {
  return task.kind === 'classes' ? task.classes : 1;
}

/** Whether a value of the row is missing, so that nothing can be said of it. */
export function hasHole({ values, width }: Rows, row: number): boolean {
  const end = (row + 1) * width;
  for (let i = row * width; i < end; i++) if (!Number.isFinite(values[i]!)) return true;
  return false;
}
