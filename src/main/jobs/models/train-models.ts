import type { PreparedExperiment } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';
import type { Crew } from './crew';
import { type FoldData, foldData } from './fold-data';
import type { ModelNews, ModelTask } from './model-task';

export interface TrainingRun {
  readonly experiment: PreparedExperiment;
  /** In order of their numbers. */
  readonly tasks: readonly ModelTask[];
  readonly crew: Crew;
  readonly signal: AbortSignal;
  readonly begin: (task: ModelTask) => void;
  readonly hear: (news: ModelNews) => void;
}

/**
 * Trains models in their order, as many at a time as the crew has hands. A fold of which one model cannot be trained is given up, and the
 * others go on. Of folds at most as many are in memory as there are hands, and the next one.
 *
 * @returns why folds could not be trained, as sentences, by fold
 * @throws AppError `cancelled` where the signal says so, once every model under training has left its last finished epoch
 */
export async function trainModels(run: TrainingRun): Promise<ReadonlyMap<number, string>> {
  const { crew, signal } = run;
  const queue = new TaskQueue(run.tasks);
  const folds = new FoldsInUse(run);
  const hear = (news: ModelNews): void => {
    if (news.type === 'flawed') queue.giveUp(news);
    run.hear(news);
  };
  const work = async (): Promise<void> => {
    for (let task = queue.next(); task !== null && !signal.aborted; task = queue.next()) {
      const { model, fold } = task;
      const data = folds.take(fold);
      if (typeof data === 'string') {
        hear({ type: 'flawed', model, message: data });
        continue;
      }
      run.begin(task);
      const training = crew.train(task, data, hear);
      // While the threads train there is time to prepare what comes next.
      const next = queue.upcomingFold();
      if (next !== null && crew.isThreaded) folds.prepare(next);
      await training;
      if (queue.isOver(fold)) folds.drop(fold);
    }
  };
  const stop = (): void => crew.stop();
  signal.addEventListener('abort', stop);
  const ends = await Promise.allSettled(
    Array.from({ length: crew.hands }, () =>
      work().catch((error: unknown) => {
        // What one model cannot be trained for, none can: the others need not try.
        queue.close();
        crew.stop();
        throw error;
      }),
    ),
  );
  signal.removeEventListener('abort', stop);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  return queue.flaws(run.experiment.split.folds.length);
}

/** Models that wait, in order. */
class TaskQueue {
  private waiting: ModelTask[];
  private readonly failed = new Map<number, { readonly model: number; readonly message: string }>();
  private readonly foldOf: ReadonlyMap<number, number>;

  constructor(tasks: readonly ModelTask[]) {
    this.waiting = [...tasks];
    this.foldOf = new Map(tasks.map(({ model, fold }) => [model, fold]));
  }

  next(): ModelTask | null {
    return this.waiting.shift() ?? null;
  }

  upcomingFold(): number | null {
    return this.waiting[0]?.fold ?? null;
  }

  /**
   * Of a fold the first model that fails is named, in their order and not in time: those before it were begun before it, so the sentence is
   * the same for any number of hands.
   */
  giveUp({ model, message }: { readonly model: number; readonly message: string }): void {
    const fold = this.foldOf.get(model)!;
    const before = this.failed.get(fold);
    if (before === undefined || model < before.model) this.failed.set(fold, { model, message });
    this.waiting = this.waiting.filter((task) => task.fold !== fold);
  }

  isOver(fold: number): boolean {
    return !this.waiting.some((task) => task.fold === fold);
  }

  close(): void {
    this.waiting = [];
  }

  flaws(folds: number): ReadonlyMap<number, string> {
    const sentence = (fold: number, message: string) =>
      folds === 1 ? message : `Fold ${fold + 1} was left out. ${message}`;
    const inOrder = [...this.failed].sort(([a], [b]) => a - b);
    return new Map(inOrder.map(([fold, { message }]) => [fold, sentence(fold, message)]));
  }
}

/** Data of the folds that are trained on, prepared when the first model of one needs it. */
class FoldsInUse {
  private readonly held = new Map<number, FoldData | string>();

  constructor(private readonly run: Pick<TrainingRun, 'experiment' | 'crew'>) {}

  /** A sentence where it cannot be prepared. */
  take(fold: number): FoldData | string {
    this.prepare(fold);
    return this.held.get(fold)!;
  }

  prepare(fold: number): void {
    if (this.held.has(fold)) return;
    const { experiment, crew } = this.run;
    const use = { isNewest: fold === experiment.newest, isShared: crew.isThreaded };
    try {
      this.held.set(fold, foldData(experiment.spec, experiment.dataset(fold), use));
    } catch (error) {
      if (!(error instanceof AppError && error.kind === 'invalid')) throw error;
      this.held.set(fold, error.message);
    }
  }

  /** Models of it that are still under training hold it themselves. */
  drop(fold: number): void {
    this.held.delete(fold);
  }
}
